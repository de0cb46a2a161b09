import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserModel, SessionModel, AddressModel, SecurityEventModel } from '../models.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AccountNotFound = Problem & {
  __typename?: 'AccountNotFound';
  message: Scalars['String']['output'];
};

export type Address = {
  __typename?: 'Address';
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isDefault: Scalars['Boolean']['output'];
  line1: Scalars['String']['output'];
  line2?: Maybe<Scalars['String']['output']>;
  /** In international form, such as +4930123456. */
  phone?: Maybe<Scalars['String']['output']>;
  /** Null in countries that have none. */
  postalCode?: Maybe<Scalars['String']['output']>;
  recipient: Scalars['String']['output'];
  /** State, province or prefecture, where the country's addresses have one. */
  region?: Maybe<Scalars['String']['output']>;
};

/** Checked by the rules of its country. */
export type AddressInput = {
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  recipient: Scalars['String']['input'];
  region?: InputMaybe<Scalars['String']['input']>;
};

export type AddressNotFound = Problem & {
  __typename?: 'AddressNotFound';
  message: Scalars['String']['output'];
};

export type AdministerAccountResult = AccountNotFound | AdministerAccountSuccess | OwnAccount;

export type AdministerAccountSuccess = {
  __typename?: 'AdministerAccountSuccess';
  user: User;
};

export type ChangePasswordInput = {
  /** As when registering. */
  newPassword: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type ChangePasswordResult = ChangePasswordSuccess | InvalidCredentials | InvalidPassword | LoginThrottled;

export type ChangePasswordSuccess = {
  __typename?: 'ChangePasswordSuccess';
  /** How many other sessions it ended. */
  revoked: Scalars['Int']['output'];
};

export type CreateAddressInput = {
  address: AddressInput;
  /** Up to 255 characters; the header `Idempotency-Key` does the same. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  makeDefault?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CreateAddressResult = CreateAddressSuccess | IdempotencyConflict | InvalidAddress | TooManyAddresses;

export type CreateAddressSuccess = {
  __typename?: 'CreateAddressSuccess';
  address: Address;
};

export type DataExport = {
  __typename?: 'DataExport';
  addresses: Array<Address>;
  exportedAt: Scalars['DateTime']['output'];
  /** The newest 1000. */
  securityEvents: Array<SecurityEvent>;
  sessions: Array<Session>;
  user: User;
};

export type DeleteAddressSuccess = {
  __typename?: 'DeleteAddressSuccess';
  deleted: Scalars['Boolean']['output'];
};

export type DeleteMyAccountResult = DeleteMyAccountSuccess | InvalidCredentials | LoginThrottled | OrdersUnderWay;

export type DeleteMyAccountSuccess = {
  __typename?: 'DeleteMyAccountSuccess';
  /** False when a part of the shop is out of reach: it is then done as soon as it is back. */
  completed: Scalars['Boolean']['output'];
};

export type EmailTaken = Problem & {
  __typename?: 'EmailTaken';
  message: Scalars['String']['output'];
};

export type FieldProblem = {
  __typename?: 'FieldProblem';
  /** The input field, such as `username`. */
  field: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** The idempotency key was used before, with another input. */
export type IdempotencyConflict = Problem & {
  __typename?: 'IdempotencyConflict';
  message: Scalars['String']['output'];
};

export type InvalidAddress = Problem & {
  __typename?: 'InvalidAddress';
  fields: Array<FieldProblem>;
  message: Scalars['String']['output'];
};

/** Unknown login, wrong password or disabled account: which of them is not said. */
export type InvalidCredentials = Problem & {
  __typename?: 'InvalidCredentials';
  message: Scalars['String']['output'];
};

export type InvalidPassword = Problem & {
  __typename?: 'InvalidPassword';
  message: Scalars['String']['output'];
};

export type InvalidRegistration = Problem & {
  __typename?: 'InvalidRegistration';
  fields: Array<FieldProblem>;
  message: Scalars['String']['output'];
};

/** Unknown, used before, or too old. */
export type InvalidToken = Problem & {
  __typename?: 'InvalidToken';
  message: Scalars['String']['output'];
};

export type LoginInput = {
  /** Username or email. */
  login: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type LoginResult = InvalidCredentials | LoginSuccess | LoginThrottled;

export type LoginSuccess = {
  __typename?: 'LoginSuccess';
  /** When it ends unless it is used before. */
  expiresAt: Scalars['DateTime']['output'];
  /** Opaque. Shown once; only its hash is stored. */
  token: Scalars['String']['output'];
  user: User;
};

/** Too many logins failed of late, for this account or from this network address. The password was not looked at. */
export type LoginThrottled = Problem & {
  __typename?: 'LoginThrottled';
  message: Scalars['String']['output'];
  retryAfterMs: Scalars['Int']['output'];
};

export type LogoutSuccess = {
  __typename?: 'LogoutSuccess';
  loggedOut: Scalars['Boolean']['output'];
};

export type MailRequested = {
  __typename?: 'MailRequested';
  /** Always true: whether there is somebody to mail to is not said. */
  accepted: Scalars['Boolean']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Ends every session but the one of this request. */
  changePassword: ChangePasswordResult;
  /** Up to 20 an account. The first one is the default. */
  createAddress: CreateAddressResult;
  /** Safe to repeat. When it was the default, the newest one left is. */
  deleteAddress: DeleteAddressSuccess;
  /**
   * Removes all that says whose account this was, at once or within minutes; orders keep what was bought and paid. Not while an order is
   * under way. There is no way back.
   */
  deleteMyAccount: DeleteMyAccountResult;
  /** ADMIN. Ends every session of the account, and refuses its logins. Safe to repeat. */
  disableAccount: AdministerAccountResult;
  /** ADMIN. Safe to repeat. */
  enableAccount: AdministerAccountResult;
  /** Opens a session. Send its token as `Authorization: Bearer <token>`. It ends 24 hours after its last use, or after 30 days. */
  login: LoginResult;
  /** Ends the session of this request. Safe to repeat. */
  logout: LogoutSuccess;
  /** Creates a CUSTOMER account, and mails a link by which its email is verified. Log in next. */
  register: RegisterResult;
  /** Mails a link by which the email of this account is verified, good for 24 hours. */
  requestEmailVerification: MailRequested;
  /** Mails a link by which the password can be set, good for 30 minutes. The answer is the same for every email. */
  requestPasswordReset: MailRequested;
  /** Sets the password by the token of a mail, which is good once. Ends every session. */
  resetPassword: ResetPasswordResult;
  /** Ends every session of one's own but the one of this request. */
  revokeOtherSessions: RevokeSessionsSuccess;
  /** Ends a session of one's own. Safe to repeat. */
  revokeSession: RevokeSessionsSuccess;
  /** ADMIN. Ends every session of the account: the next one has the new roles. Not for one's own account. */
  setAccountRoles: AdministerAccountResult;
  setDefaultAddress: SetDefaultAddressResult;
  /** Sets an address anew, as a whole. Orders keep the address that they were placed with. */
  updateAddress: UpdateAddressResult;
  /** Verifies an email by the token of a mail, which is good once. */
  verifyEmail: VerifyEmailResult;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationCreateAddressArgs = {
  input: CreateAddressInput;
};


export type MutationDeleteAddressArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteMyAccountArgs = {
  password: Scalars['String']['input'];
};


export type MutationDisableAccountArgs = {
  reason: Scalars['String']['input'];
  userId: Scalars['ID']['input'];
};


export type MutationEnableAccountArgs = {
  userId: Scalars['ID']['input'];
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationRegisterArgs = {
  input: RegisterInput;
};


export type MutationRequestPasswordResetArgs = {
  email: Scalars['String']['input'];
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRevokeSessionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetAccountRolesArgs = {
  roles: Array<Role>;
  userId: Scalars['ID']['input'];
};


export type MutationSetDefaultAddressArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateAddressArgs = {
  address: AddressInput;
  id: Scalars['ID']['input'];
};


export type MutationVerifyEmailArgs = {
  token: Scalars['String']['input'];
};

/** Orders that are not yet delivered, cancelled or refunded need their buyer. */
export type OrdersUnderWay = Problem & {
  __typename?: 'OrdersUnderWay';
  message: Scalars['String']['output'];
  orders: Scalars['Int']['output'];
};

/** An ADMIN can't take the right to administer from their own account. */
export type OwnAccount = Problem & {
  __typename?: 'OwnAccount';
  message: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** An outcome that a client is expected to handle. Every failure member of a result union is one. */
export type Problem = {
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** An address of one's own; null otherwise. */
  address?: Maybe<Address>;
  /** Service to service: an address of that account's, as an order is to keep it; null otherwise. */
  addressOf?: Maybe<Address>;
  /** One's own address book, the default first. */
  addresses: Array<Address>;
  /** ADMIN. What happened to accounts, newest first. `first` is 1 to 100. */
  auditLog: SecurityEventConnection;
  /** Everything that this service keeps about the account behind the session. Select `user { orders }` for what other parts of the shop keep. */
  exportMyData: DataExport;
  /** The account behind this request's session; null when there is none. */
  me?: Maybe<User>;
  /** One's own open sessions, the newest first. */
  sessions: Array<Session>;
  /** An account by id. One's own, or any for staff; null otherwise. */
  user?: Maybe<User>;
};


export type QueryAddressArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAddressOfArgs = {
  id: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


export type QueryAuditLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<SecurityEventKind>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};

export type RegisterInput = {
  email: Scalars['String']['input'];
  /** Up to 255 characters; the header `Idempotency-Key` does the same. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 8 to 256 characters, and not one of the commonly used ones. */
  password: Scalars['String']['input'];
  /** 3 to 32 characters: letters, digits, `_`, `-` and `.`; compared without case. */
  username: Scalars['String']['input'];
};

export type RegisterResult = EmailTaken | IdempotencyConflict | InvalidRegistration | RegisterSuccess | UsernameTaken;

export type RegisterSuccess = {
  __typename?: 'RegisterSuccess';
  user: User;
};

export type ResetPasswordInput = {
  /** As when registering. */
  newPassword: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type ResetPasswordResult = InvalidPassword | InvalidToken | ResetPasswordSuccess;

export type ResetPasswordSuccess = {
  __typename?: 'ResetPasswordSuccess';
  user: User;
};

export type RevokeSessionsSuccess = {
  __typename?: 'RevokeSessionsSuccess';
  revoked: Scalars['Int']['output'];
};

export type Role =
  | 'ADMIN'
  | 'CUSTOMER'
  | 'MERCHANT';

export type SecurityEvent = {
  __typename?: 'SecurityEvent';
  /** Who did it: the account itself, or an ADMIN. */
  actorId?: Maybe<Scalars['ID']['output']>;
  at: Scalars['DateTime']['output'];
  detail?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: SecurityEventKind;
  /** The same for one network address, which can't be read from it. */
  networkTag?: Maybe<Scalars['String']['output']>;
  requestId?: Maybe<Scalars['String']['output']>;
  /** Whose account it is about; null for a login of nobody. */
  userId?: Maybe<Scalars['ID']['output']>;
};

export type SecurityEventConnection = {
  __typename?: 'SecurityEventConnection';
  edges: Array<SecurityEventEdge>;
  pageInfo: PageInfo;
};

export type SecurityEventEdge = {
  __typename?: 'SecurityEventEdge';
  cursor: Scalars['String']['output'];
  node: SecurityEvent;
};

export type SecurityEventKind =
  | 'ACCOUNT_DELETED'
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_ENABLED'
  | 'DATA_EXPORTED'
  | 'DELETION_REQUESTED'
  | 'EMAIL_VERIFIED'
  | 'LOGGED_OUT'
  | 'LOGIN_FAILED'
  | 'LOGIN_SUCCEEDED'
  | 'LOGIN_THROTTLED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'PASSWORD_RESET_REQUESTED'
  | 'REGISTERED'
  | 'ROLES_CHANGED'
  | 'SESSIONS_REVOKED';

export type Session = {
  __typename?: 'Session';
  /** Whether it is the one of this request. */
  current: Scalars['Boolean']['output'];
  /** When it ends unless it is used before. */
  endsAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The network address that it was opened from, where that is known. */
  networkAddress?: Maybe<Scalars['String']['output']>;
  openedAt: Scalars['DateTime']['output'];
};

export type SetDefaultAddressResult = AddressNotFound | SetDefaultAddressSuccess;

export type SetDefaultAddressSuccess = {
  __typename?: 'SetDefaultAddressSuccess';
  address: Address;
};

export type TooManyAddresses = Problem & {
  __typename?: 'TooManyAddresses';
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type UpdateAddressResult = AddressNotFound | InvalidAddress | UpdateAddressSuccess;

export type UpdateAddressSuccess = {
  __typename?: 'UpdateAddressSuccess';
  address: Address;
};

export type User = {
  __typename?: 'User';
  createdAt: Scalars['DateTime']['output'];
  /** Whether logins are refused. Visible to the account itself and to ADMIN; null to others. */
  disabled?: Maybe<Scalars['Boolean']['output']>;
  /** Visible to the account itself and to ADMIN; null to others. */
  email?: Maybe<Scalars['String']['output']>;
  /** Visible to the account itself and to ADMIN; null to others. */
  emailVerified?: Maybe<Scalars['Boolean']['output']>;
  id: Scalars['ID']['output'];
  /** Visible to the account itself and to staff; null to others. */
  roles?: Maybe<Array<Role>>;
  /** `deleted-…` once the account is deleted. */
  username: Scalars['String']['output'];
};

export type UsernameTaken = Problem & {
  __typename?: 'UsernameTaken';
  message: Scalars['String']['output'];
};

export type VerifyEmailResult = InvalidToken | VerifyEmailSuccess;

export type VerifyEmailSuccess = {
  __typename?: 'VerifyEmailSuccess';
  user: User;
};

export type WithIndex<TObject> = TObject & Record<string, any>;
export type ResolversObject<TObject> = WithIndex<TObject>;

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = ResolversObject<{
  User: User;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
}>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  AdministerAccountResult:
    | ( AccountNotFound & { __typename: 'AccountNotFound' } )
    | ( Omit<AdministerAccountSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'AdministerAccountSuccess' } )
    | ( OwnAccount & { __typename: 'OwnAccount' } )
  ;
  ChangePasswordResult:
    | ( ChangePasswordSuccess & { __typename: 'ChangePasswordSuccess' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidPassword & { __typename: 'InvalidPassword' } )
    | ( LoginThrottled & { __typename: 'LoginThrottled' } )
  ;
  CreateAddressResult:
    | ( Omit<CreateAddressSuccess, 'address'> & { address: _RefType['Address'] } & { __typename: 'CreateAddressSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InvalidAddress & { __typename: 'InvalidAddress' } )
    | ( TooManyAddresses & { __typename: 'TooManyAddresses' } )
  ;
  DeleteMyAccountResult:
    | ( DeleteMyAccountSuccess & { __typename: 'DeleteMyAccountSuccess' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( LoginThrottled & { __typename: 'LoginThrottled' } )
    | ( OrdersUnderWay & { __typename: 'OrdersUnderWay' } )
  ;
  LoginResult:
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( Omit<LoginSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'LoginSuccess' } )
    | ( LoginThrottled & { __typename: 'LoginThrottled' } )
  ;
  RegisterResult:
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InvalidRegistration & { __typename: 'InvalidRegistration' } )
    | ( Omit<RegisterSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'RegisterSuccess' } )
    | ( UsernameTaken & { __typename: 'UsernameTaken' } )
  ;
  ResetPasswordResult:
    | ( InvalidPassword & { __typename: 'InvalidPassword' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( Omit<ResetPasswordSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'ResetPasswordSuccess' } )
  ;
  SetDefaultAddressResult:
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( Omit<SetDefaultAddressSuccess, 'address'> & { address: _RefType['Address'] } & { __typename: 'SetDefaultAddressSuccess' } )
  ;
  UpdateAddressResult:
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( InvalidAddress & { __typename: 'InvalidAddress' } )
    | ( Omit<UpdateAddressSuccess, 'address'> & { address: _RefType['Address'] } & { __typename: 'UpdateAddressSuccess' } )
  ;
  VerifyEmailResult:
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( Omit<VerifyEmailSuccess, 'user'> & { user: _RefType['User'] } & { __typename: 'VerifyEmailSuccess' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( AccountNotFound & { __typename: 'AccountNotFound' } )
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( EmailTaken & { __typename: 'EmailTaken' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InvalidAddress & { __typename: 'InvalidAddress' } )
    | ( InvalidCredentials & { __typename: 'InvalidCredentials' } )
    | ( InvalidPassword & { __typename: 'InvalidPassword' } )
    | ( InvalidRegistration & { __typename: 'InvalidRegistration' } )
    | ( InvalidToken & { __typename: 'InvalidToken' } )
    | ( LoginThrottled & { __typename: 'LoginThrottled' } )
    | ( OrdersUnderWay & { __typename: 'OrdersUnderWay' } )
    | ( OwnAccount & { __typename: 'OwnAccount' } )
    | ( TooManyAddresses & { __typename: 'TooManyAddresses' } )
    | ( UsernameTaken & { __typename: 'UsernameTaken' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AccountNotFound: ResolverTypeWrapper<AccountNotFound>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Address: ResolverTypeWrapper<AddressModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AddressInput: AddressInput;
  AddressNotFound: ResolverTypeWrapper<AddressNotFound>;
  AdministerAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdministerAccountResult']>;
  AdministerAccountSuccess: ResolverTypeWrapper<Omit<AdministerAccountSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ChangePasswordResult']>;
  ChangePasswordSuccess: ResolverTypeWrapper<ChangePasswordSuccess>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CreateAddressInput: CreateAddressInput;
  CreateAddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateAddressResult']>;
  CreateAddressSuccess: ResolverTypeWrapper<Omit<CreateAddressSuccess, 'address'> & { address: ResolversTypes['Address'] }>;
  DataExport: ResolverTypeWrapper<Omit<DataExport, 'addresses' | 'securityEvents' | 'sessions' | 'user'> & { addresses: Array<ResolversTypes['Address']>, securityEvents: Array<ResolversTypes['SecurityEvent']>, sessions: Array<ResolversTypes['Session']>, user: ResolversTypes['User'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteAddressSuccess: ResolverTypeWrapper<DeleteAddressSuccess>;
  DeleteMyAccountResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DeleteMyAccountResult']>;
  DeleteMyAccountSuccess: ResolverTypeWrapper<DeleteMyAccountSuccess>;
  EmailTaken: ResolverTypeWrapper<EmailTaken>;
  FieldProblem: ResolverTypeWrapper<FieldProblem>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  InvalidAddress: ResolverTypeWrapper<InvalidAddress>;
  InvalidCredentials: ResolverTypeWrapper<InvalidCredentials>;
  InvalidPassword: ResolverTypeWrapper<InvalidPassword>;
  InvalidRegistration: ResolverTypeWrapper<InvalidRegistration>;
  InvalidToken: ResolverTypeWrapper<InvalidToken>;
  LoginInput: LoginInput;
  LoginResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LoginResult']>;
  LoginSuccess: ResolverTypeWrapper<Omit<LoginSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  LoginThrottled: ResolverTypeWrapper<LoginThrottled>;
  LogoutSuccess: ResolverTypeWrapper<LogoutSuccess>;
  MailRequested: ResolverTypeWrapper<MailRequested>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrdersUnderWay: ResolverTypeWrapper<OrdersUnderWay>;
  OwnAccount: ResolverTypeWrapper<OwnAccount>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterInput: RegisterInput;
  RegisterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RegisterResult']>;
  RegisterSuccess: ResolverTypeWrapper<Omit<RegisterSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ResetPasswordResult']>;
  ResetPasswordSuccess: ResolverTypeWrapper<Omit<ResetPasswordSuccess, 'user'> & { user: ResolversTypes['User'] }>;
  RevokeSessionsSuccess: ResolverTypeWrapper<RevokeSessionsSuccess>;
  Role: Role;
  SecurityEvent: ResolverTypeWrapper<SecurityEventModel>;
  SecurityEventConnection: ResolverTypeWrapper<Omit<SecurityEventConnection, 'edges'> & { edges: Array<ResolversTypes['SecurityEventEdge']> }>;
  SecurityEventEdge: ResolverTypeWrapper<Omit<SecurityEventEdge, 'node'> & { node: ResolversTypes['SecurityEvent'] }>;
  SecurityEventKind: SecurityEventKind;
  Session: ResolverTypeWrapper<SessionModel>;
  SetDefaultAddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SetDefaultAddressResult']>;
  SetDefaultAddressSuccess: ResolverTypeWrapper<Omit<SetDefaultAddressSuccess, 'address'> & { address: ResolversTypes['Address'] }>;
  TooManyAddresses: ResolverTypeWrapper<TooManyAddresses>;
  UpdateAddressResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateAddressResult']>;
  UpdateAddressSuccess: ResolverTypeWrapper<Omit<UpdateAddressSuccess, 'address'> & { address: ResolversTypes['Address'] }>;
  User: ResolverTypeWrapper<UserModel>;
  UsernameTaken: ResolverTypeWrapper<UsernameTaken>;
  VerifyEmailResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['VerifyEmailResult']>;
  VerifyEmailSuccess: ResolverTypeWrapper<Omit<VerifyEmailSuccess, 'user'> & { user: ResolversTypes['User'] }>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AccountNotFound: AccountNotFound;
  String: Scalars['String']['output'];
  Address: AddressModel;
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  AddressInput: AddressInput;
  AddressNotFound: AddressNotFound;
  AdministerAccountResult: ResolversUnionTypes<ResolversParentTypes>['AdministerAccountResult'];
  AdministerAccountSuccess: Omit<AdministerAccountSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordResult: ResolversUnionTypes<ResolversParentTypes>['ChangePasswordResult'];
  ChangePasswordSuccess: ChangePasswordSuccess;
  Int: Scalars['Int']['output'];
  CreateAddressInput: CreateAddressInput;
  CreateAddressResult: ResolversUnionTypes<ResolversParentTypes>['CreateAddressResult'];
  CreateAddressSuccess: Omit<CreateAddressSuccess, 'address'> & { address: ResolversParentTypes['Address'] };
  DataExport: Omit<DataExport, 'addresses' | 'securityEvents' | 'sessions' | 'user'> & { addresses: Array<ResolversParentTypes['Address']>, securityEvents: Array<ResolversParentTypes['SecurityEvent']>, sessions: Array<ResolversParentTypes['Session']>, user: ResolversParentTypes['User'] };
  DateTime: Scalars['DateTime']['output'];
  DeleteAddressSuccess: DeleteAddressSuccess;
  DeleteMyAccountResult: ResolversUnionTypes<ResolversParentTypes>['DeleteMyAccountResult'];
  DeleteMyAccountSuccess: DeleteMyAccountSuccess;
  EmailTaken: EmailTaken;
  FieldProblem: FieldProblem;
  IdempotencyConflict: IdempotencyConflict;
  InvalidAddress: InvalidAddress;
  InvalidCredentials: InvalidCredentials;
  InvalidPassword: InvalidPassword;
  InvalidRegistration: InvalidRegistration;
  InvalidToken: InvalidToken;
  LoginInput: LoginInput;
  LoginResult: ResolversUnionTypes<ResolversParentTypes>['LoginResult'];
  LoginSuccess: Omit<LoginSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  LoginThrottled: LoginThrottled;
  LogoutSuccess: LogoutSuccess;
  MailRequested: MailRequested;
  Mutation: Record<PropertyKey, never>;
  OrdersUnderWay: OrdersUnderWay;
  OwnAccount: OwnAccount;
  PageInfo: PageInfo;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Query: Record<PropertyKey, never>;
  RegisterInput: RegisterInput;
  RegisterResult: ResolversUnionTypes<ResolversParentTypes>['RegisterResult'];
  RegisterSuccess: Omit<RegisterSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  ResetPasswordInput: ResetPasswordInput;
  ResetPasswordResult: ResolversUnionTypes<ResolversParentTypes>['ResetPasswordResult'];
  ResetPasswordSuccess: Omit<ResetPasswordSuccess, 'user'> & { user: ResolversParentTypes['User'] };
  RevokeSessionsSuccess: RevokeSessionsSuccess;
  SecurityEvent: SecurityEventModel;
  SecurityEventConnection: Omit<SecurityEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['SecurityEventEdge']> };
  SecurityEventEdge: Omit<SecurityEventEdge, 'node'> & { node: ResolversParentTypes['SecurityEvent'] };
  Session: SessionModel;
  SetDefaultAddressResult: ResolversUnionTypes<ResolversParentTypes>['SetDefaultAddressResult'];
  SetDefaultAddressSuccess: Omit<SetDefaultAddressSuccess, 'address'> & { address: ResolversParentTypes['Address'] };
  TooManyAddresses: TooManyAddresses;
  UpdateAddressResult: ResolversUnionTypes<ResolversParentTypes>['UpdateAddressResult'];
  UpdateAddressSuccess: Omit<UpdateAddressSuccess, 'address'> & { address: ResolversParentTypes['Address'] };
  User: UserModel;
  UsernameTaken: UsernameTaken;
  VerifyEmailResult: ResolversUnionTypes<ResolversParentTypes>['VerifyEmailResult'];
  VerifyEmailSuccess: Omit<VerifyEmailSuccess, 'user'> & { user: ResolversParentTypes['User'] };
}>;

export type AccountNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountNotFound'] = ResolversParentTypes['AccountNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = ResolversObject<{
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type AddressNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressNotFound'] = ResolversParentTypes['AddressNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AdministerAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdministerAccountResult'] = ResolversParentTypes['AdministerAccountResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AccountNotFound' | 'AdministerAccountSuccess' | 'OwnAccount', ParentType, ContextType>;
}>;

export type AdministerAccountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdministerAccountSuccess'] = ResolversParentTypes['AdministerAccountSuccess']> = ResolversObject<{
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ChangePasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordResult'] = ResolversParentTypes['ChangePasswordResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ChangePasswordSuccess' | 'InvalidCredentials' | 'InvalidPassword' | 'LoginThrottled', ParentType, ContextType>;
}>;

export type ChangePasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordSuccess'] = ResolversParentTypes['ChangePasswordSuccess']> = ResolversObject<{
  revoked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CreateAddressResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAddressResult'] = ResolversParentTypes['CreateAddressResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CreateAddressSuccess' | 'IdempotencyConflict' | 'InvalidAddress' | 'TooManyAddresses', ParentType, ContextType>;
}>;

export type CreateAddressSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateAddressSuccess'] = ResolversParentTypes['CreateAddressSuccess']> = ResolversObject<{
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = ResolversObject<{
  addresses?: Resolver<Array<ResolversTypes['Address']>, ParentType, ContextType>;
  exportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  securityEvents?: Resolver<Array<ResolversTypes['SecurityEvent']>, ParentType, ContextType>;
  sessions?: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
}>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteAddressSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAddressSuccess'] = ResolversParentTypes['DeleteAddressSuccess']> = ResolversObject<{
  deleted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type DeleteMyAccountResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMyAccountResult'] = ResolversParentTypes['DeleteMyAccountResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'DeleteMyAccountSuccess' | 'InvalidCredentials' | 'LoginThrottled' | 'OrdersUnderWay', ParentType, ContextType>;
}>;

export type DeleteMyAccountSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteMyAccountSuccess'] = ResolversParentTypes['DeleteMyAccountSuccess']> = ResolversObject<{
  completed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type EmailTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmailTaken'] = ResolversParentTypes['EmailTaken']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type FieldProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldProblem'] = ResolversParentTypes['FieldProblem']> = ResolversObject<{
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type IdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidAddress'] = ResolversParentTypes['InvalidAddress']> = ResolversObject<{
  fields?: Resolver<Array<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidCredentials'] = ResolversParentTypes['InvalidCredentials']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidPasswordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidPassword'] = ResolversParentTypes['InvalidPassword']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidRegistrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidRegistration'] = ResolversParentTypes['InvalidRegistration']> = ResolversObject<{
  fields?: Resolver<Array<ResolversTypes['FieldProblem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidToken'] = ResolversParentTypes['InvalidToken']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type LoginResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginResult'] = ResolversParentTypes['LoginResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'InvalidCredentials' | 'LoginSuccess' | 'LoginThrottled', ParentType, ContextType>;
}>;

export type LoginSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginSuccess'] = ResolversParentTypes['LoginSuccess']> = ResolversObject<{
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type LoginThrottledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LoginThrottled'] = ResolversParentTypes['LoginThrottled']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type LogoutSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LogoutSuccess'] = ResolversParentTypes['LogoutSuccess']> = ResolversObject<{
  loggedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type MailRequestedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MailRequested'] = ResolversParentTypes['MailRequested']> = ResolversObject<{
  accepted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  changePassword: Resolver<ResolversTypes['ChangePasswordResult'], ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  createAddress: Resolver<ResolversTypes['CreateAddressResult'], ParentType, ContextType, RequireFields<MutationCreateAddressArgs, 'input'>>;
  deleteAddress: Resolver<ResolversTypes['DeleteAddressSuccess'], ParentType, ContextType, RequireFields<MutationDeleteAddressArgs, 'id'>>;
  deleteMyAccount: Resolver<ResolversTypes['DeleteMyAccountResult'], ParentType, ContextType, RequireFields<MutationDeleteMyAccountArgs, 'password'>>;
  disableAccount: Resolver<ResolversTypes['AdministerAccountResult'], ParentType, ContextType, RequireFields<MutationDisableAccountArgs, 'reason' | 'userId'>>;
  enableAccount: Resolver<ResolversTypes['AdministerAccountResult'], ParentType, ContextType, RequireFields<MutationEnableAccountArgs, 'userId'>>;
  login: Resolver<ResolversTypes['LoginResult'], ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout: Resolver<ResolversTypes['LogoutSuccess'], ParentType, ContextType>;
  register: Resolver<ResolversTypes['RegisterResult'], ParentType, ContextType, RequireFields<MutationRegisterArgs, 'input'>>;
  requestEmailVerification: Resolver<ResolversTypes['MailRequested'], ParentType, ContextType>;
  requestPasswordReset: Resolver<ResolversTypes['MailRequested'], ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'email'>>;
  resetPassword: Resolver<ResolversTypes['ResetPasswordResult'], ParentType, ContextType, RequireFields<MutationResetPasswordArgs, 'input'>>;
  revokeOtherSessions: Resolver<ResolversTypes['RevokeSessionsSuccess'], ParentType, ContextType>;
  revokeSession: Resolver<ResolversTypes['RevokeSessionsSuccess'], ParentType, ContextType, RequireFields<MutationRevokeSessionArgs, 'id'>>;
  setAccountRoles: Resolver<ResolversTypes['AdministerAccountResult'], ParentType, ContextType, RequireFields<MutationSetAccountRolesArgs, 'roles' | 'userId'>>;
  setDefaultAddress: Resolver<ResolversTypes['SetDefaultAddressResult'], ParentType, ContextType, RequireFields<MutationSetDefaultAddressArgs, 'id'>>;
  updateAddress: Resolver<ResolversTypes['UpdateAddressResult'], ParentType, ContextType, RequireFields<MutationUpdateAddressArgs, 'address' | 'id'>>;
  verifyEmail: Resolver<ResolversTypes['VerifyEmailResult'], ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'token'>>;
}>;

export type OrdersUnderWayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrdersUnderWay'] = ResolversParentTypes['OrdersUnderWay']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OwnAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnAccount'] = ResolversParentTypes['OwnAccount']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AccountNotFound' | 'AddressNotFound' | 'EmailTaken' | 'IdempotencyConflict' | 'InvalidAddress' | 'InvalidCredentials' | 'InvalidPassword' | 'InvalidRegistration' | 'InvalidToken' | 'LoginThrottled' | 'OrdersUnderWay' | 'OwnAccount' | 'TooManyAddresses' | 'UsernameTaken', ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  address: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType, RequireFields<QueryAddressArgs, 'id'>>;
  addressOf: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType, RequireFields<QueryAddressOfArgs, 'id' | 'userId'>>;
  addresses: Resolver<Array<ResolversTypes['Address']>, ParentType, ContextType>;
  auditLog: Resolver<ResolversTypes['SecurityEventConnection'], ParentType, ContextType, RequireFields<QueryAuditLogArgs, 'first'>>;
  exportMyData: Resolver<ResolversTypes['DataExport'], ParentType, ContextType>;
  me: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  sessions: Resolver<Array<ResolversTypes['Session']>, ParentType, ContextType>;
  user: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
}>;

export type RegisterResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterResult'] = ResolversParentTypes['RegisterResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'EmailTaken' | 'IdempotencyConflict' | 'InvalidRegistration' | 'RegisterSuccess' | 'UsernameTaken', ParentType, ContextType>;
}>;

export type RegisterSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegisterSuccess'] = ResolversParentTypes['RegisterSuccess']> = ResolversObject<{
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ResetPasswordResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordResult'] = ResolversParentTypes['ResetPasswordResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'InvalidPassword' | 'InvalidToken' | 'ResetPasswordSuccess', ParentType, ContextType>;
}>;

export type ResetPasswordSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResetPasswordSuccess'] = ResolversParentTypes['ResetPasswordSuccess']> = ResolversObject<{
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type RevokeSessionsSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeSessionsSuccess'] = ResolversParentTypes['RevokeSessionsSuccess']> = ResolversObject<{
  revoked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type SecurityEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEvent'] = ResolversParentTypes['SecurityEvent']> = ResolversObject<{
  actorId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SecurityEventKind'], ParentType, ContextType>;
  networkTag?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
}>;

export type SecurityEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventConnection'] = ResolversParentTypes['SecurityEventConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['SecurityEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type SecurityEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecurityEventEdge'] = ResolversParentTypes['SecurityEventEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SecurityEvent'], ParentType, ContextType>;
}>;

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = ResolversObject<{
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  networkAddress?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
}>;

export type SetDefaultAddressResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultAddressResult'] = ResolversParentTypes['SetDefaultAddressResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AddressNotFound' | 'SetDefaultAddressSuccess', ParentType, ContextType>;
}>;

export type SetDefaultAddressSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetDefaultAddressSuccess'] = ResolversParentTypes['SetDefaultAddressSuccess']> = ResolversObject<{
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type TooManyAddressesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TooManyAddresses'] = ResolversParentTypes['TooManyAddresses']> = ResolversObject<{
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UpdateAddressResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAddressResult'] = ResolversParentTypes['UpdateAddressResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AddressNotFound' | 'InvalidAddress' | 'UpdateAddressSuccess', ParentType, ContextType>;
}>;

export type UpdateAddressSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateAddressSuccess'] = ResolversParentTypes['UpdateAddressSuccess']> = ResolversObject<{
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  disabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  roles?: Resolver<Maybe<Array<ResolversTypes['Role']>>, ParentType, ContextType>;
  username?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type UsernameTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsernameTaken'] = ResolversParentTypes['UsernameTaken']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type VerifyEmailResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailResult'] = ResolversParentTypes['VerifyEmailResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'InvalidToken' | 'VerifyEmailSuccess', ParentType, ContextType>;
}>;

export type VerifyEmailSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerifyEmailSuccess'] = ResolversParentTypes['VerifyEmailSuccess']> = ResolversObject<{
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AccountNotFound?: AccountNotFoundResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AddressNotFound?: AddressNotFoundResolvers<ContextType>;
  AdministerAccountResult?: AdministerAccountResultResolvers<ContextType>;
  AdministerAccountSuccess?: AdministerAccountSuccessResolvers<ContextType>;
  ChangePasswordResult?: ChangePasswordResultResolvers<ContextType>;
  ChangePasswordSuccess?: ChangePasswordSuccessResolvers<ContextType>;
  CreateAddressResult?: CreateAddressResultResolvers<ContextType>;
  CreateAddressSuccess?: CreateAddressSuccessResolvers<ContextType>;
  DataExport?: DataExportResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteAddressSuccess?: DeleteAddressSuccessResolvers<ContextType>;
  DeleteMyAccountResult?: DeleteMyAccountResultResolvers<ContextType>;
  DeleteMyAccountSuccess?: DeleteMyAccountSuccessResolvers<ContextType>;
  EmailTaken?: EmailTakenResolvers<ContextType>;
  FieldProblem?: FieldProblemResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  InvalidAddress?: InvalidAddressResolvers<ContextType>;
  InvalidCredentials?: InvalidCredentialsResolvers<ContextType>;
  InvalidPassword?: InvalidPasswordResolvers<ContextType>;
  InvalidRegistration?: InvalidRegistrationResolvers<ContextType>;
  InvalidToken?: InvalidTokenResolvers<ContextType>;
  LoginResult?: LoginResultResolvers<ContextType>;
  LoginSuccess?: LoginSuccessResolvers<ContextType>;
  LoginThrottled?: LoginThrottledResolvers<ContextType>;
  LogoutSuccess?: LogoutSuccessResolvers<ContextType>;
  MailRequested?: MailRequestedResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OrdersUnderWay?: OrdersUnderWayResolvers<ContextType>;
  OwnAccount?: OwnAccountResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterResult?: RegisterResultResolvers<ContextType>;
  RegisterSuccess?: RegisterSuccessResolvers<ContextType>;
  ResetPasswordResult?: ResetPasswordResultResolvers<ContextType>;
  ResetPasswordSuccess?: ResetPasswordSuccessResolvers<ContextType>;
  RevokeSessionsSuccess?: RevokeSessionsSuccessResolvers<ContextType>;
  SecurityEvent?: SecurityEventResolvers<ContextType>;
  SecurityEventConnection?: SecurityEventConnectionResolvers<ContextType>;
  SecurityEventEdge?: SecurityEventEdgeResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetDefaultAddressResult?: SetDefaultAddressResultResolvers<ContextType>;
  SetDefaultAddressSuccess?: SetDefaultAddressSuccessResolvers<ContextType>;
  TooManyAddresses?: TooManyAddressesResolvers<ContextType>;
  UpdateAddressResult?: UpdateAddressResultResolvers<ContextType>;
  UpdateAddressSuccess?: UpdateAddressSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UsernameTaken?: UsernameTakenResolvers<ContextType>;
  VerifyEmailResult?: VerifyEmailResultResolvers<ContextType>;
  VerifyEmailSuccess?: VerifyEmailSuccessResolvers<ContextType>;
}>;

