import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SeckillEventModel, SeckillTicketModel, SeckillDeadLetterModel, UserModel } from '../models.ts';
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
  /** ISO 4217, such as `EUR`. */
  CurrencyCode: { input: string; output: string; }
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The per-user limit is reached; here is the ticket that one has. */
export type AlreadyPurchased = Problem & {
  __typename?: 'AlreadyPurchased';
  message: Scalars['String']['output'];
  ticket: SeckillTicket;
};

export type CancelSeckillEventResult = CancelSeckillEventSuccess | SaleNotChangeable | SaleNotFound;

export type CancelSeckillEventSuccess = {
  __typename?: 'CancelSeckillEventSuccess';
  event: SeckillEvent;
};

/** No token for this solution: ask for a new challenge. */
export type ChallengeFailed = Problem & {
  __typename?: 'ChallengeFailed';
  message: Scalars['String']['output'];
  reason: ChallengeFailureReason;
};

export type ChallengeFailureReason =
  /** A token was given for it before. */
  | 'ALREADY_USED'
  /** The solution came too late. */
  | 'EXPIRED'
  /** It does not solve the challenge, or the challenge is not ours, or of another account or sale. */
  | 'INVALID';

/** This sale wants a purchase token: solve a `seckillChallenge`, then `requestPurchaseToken`. */
export type ChallengeRequired = Problem & {
  __typename?: 'ChallengeRequired';
  message: Scalars['String']['output'];
};

export type CreateSeckillEventInput = {
  admission?: InputMaybe<SeckillAdmissionInput>;
  endsAt: Scalars['DateTime']['input'];
  /** 1 to 128 characters. The same key with the same input returns the same sale. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  perUserLimit?: Scalars['Int']['input'];
  price: MoneyInput;
  productId: Scalars['ID']['input'];
  quota: Scalars['Int']['input'];
  startsAt: Scalars['DateTime']['input'];
  title: Scalars['String']['input'];
};

export type CreateSeckillEventResult = CreateSeckillEventSuccess | InvalidSeckillEvent | SeckillIdempotencyConflict;

export type CreateSeckillEventSuccess = {
  __typename?: 'CreateSeckillEventSuccess';
  event: SeckillEvent;
};

export type DeadLetterNotFound = Problem & {
  __typename?: 'DeadLetterNotFound';
  message: Scalars['String']['output'];
};

/** The sale would not accept such a purchase now. */
export type DeadLetterNotRetryable = Problem & {
  __typename?: 'DeadLetterNotRetryable';
  message: Scalars['String']['output'];
};

export type EndSeckillEventResult = EndSeckillEventSuccess | SaleNotChangeable | SaleNotFound;

export type EndSeckillEventSuccess = {
  __typename?: 'EndSeckillEventSuccess';
  event: SeckillEvent;
};

export type InvalidSeckillEvent = Problem & {
  __typename?: 'InvalidSeckillEvent';
  fields: Array<SeckillFieldProblem>;
  message: Scalars['String']['output'];
};

/** An amount in minor units (cents), never a float. */
export type Money = {
  __typename?: 'Money';
  amount: Scalars['Int']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  amount: Scalars['Int']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * MERCHANT or ADMIN. Nothing more is sold from now on. What was accepted is still settled, orders stand, and units that were
   * not sold go back to ordinary stock. Safe to repeat.
   */
  cancelSeckillEvent: CancelSeckillEventResult;
  /** MERCHANT or ADMIN. The sale starts as a DRAFT. */
  createSeckillEvent: CreateSeckillEventResult;
  /** MERCHANT or ADMIN. Ends a sale that is on before its time; otherwise as `cancelSeckillEvent`. */
  endSeckillEvent: EndSeckillEventResult;
  /** MERCHANT or ADMIN. Moves the quota out of ordinary stock and schedules the sale. Safe to repeat. */
  publishSeckillEvent: PublishSeckillEventResult;
  /** Buys in an active sale. Answers at once; the outcome arrives on `seckillTicket`. Safe to retry. */
  purchase: PurchaseResult;
  /**
   * ADMIN. Makes the live state of a sale anew if it was lost, and else gives it what the orders say and it did not hear of.
   * Workers do both by themselves. Safe to repeat and while the sale is on.
   */
  rehydrateSeckillEvent: RehydrateSeckillEventResult;
  /** Takes the solution of a challenge, once, for a token that lets its buyer into `purchase`. */
  requestPurchaseToken: PurchaseTokenResult;
  /**
   * MERCHANT or ADMIN. Buys anew for the buyer of a ticket that failed, if the sale still takes it: there may be no unit left.
   * The failed ticket stays as it is. Safe to repeat.
   */
  retryDeadLetter: RetryDeadLetterResult;
  /** MERCHANT or ADMIN. Changes a sale while it is a DRAFT; what is left out stays. */
  updateSeckillEvent: UpdateSeckillEventResult;
};


export type MutationCancelSeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCreateSeckillEventArgs = {
  input: CreateSeckillEventInput;
};


export type MutationEndSeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPublishSeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPurchaseArgs = {
  input: PurchaseInput;
};


export type MutationRehydrateSeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRequestPurchaseTokenArgs = {
  eventId: Scalars['ID']['input'];
  solution: Scalars['String']['input'];
};


export type MutationRetryDeadLetterArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateSeckillEventArgs = {
  input: UpdateSeckillEventInput;
};

export type Order = {
  __typename?: 'Order';
  id: Scalars['ID']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Problem = {
  message: Scalars['String']['output'];
};

export type Product = {
  __typename?: 'Product';
  id: Scalars['ID']['output'];
  /** The product's sale that is on, or else its next one. */
  seckillEvent?: Maybe<SeckillEvent>;
};

export type PublishSeckillEventResult = PublishSeckillEventSuccess | SaleNotFound | SaleNotPublishable | SaleOverlaps | SaleStockInsufficient;

export type PublishSeckillEventSuccess = {
  __typename?: 'PublishSeckillEventSuccess';
  event: SeckillEvent;
};

export type PurchaseAccepted = {
  __typename?: 'PurchaseAccepted';
  ticket: SeckillTicket;
};

export type PurchaseInput = {
  eventId: Scalars['ID']['input'];
  /** 1 to 128 characters, chosen by the client. A retry with the same key returns the same ticket. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** 1 up to the sale's per-user limit. */
  quantity?: Scalars['Int']['input'];
  /** From `requestPurchaseToken`, for sales that require a challenge. Good for several purchases and retries. */
  token?: InputMaybe<Scalars['String']['input']>;
};

export type PurchaseResult = AlreadyPurchased | ChallengeRequired | PurchaseAccepted | QuantityNotAllowed | RateLimited | SaleEnded | SaleNotFound | SaleNotStarted | SeckillIdempotencyConflict | SoldOut | TokenInvalid;

export type PurchaseToken = {
  __typename?: 'PurchaseToken';
  expiresAt: Scalars['DateTime']['output'];
  token: Scalars['String']['output'];
};

export type PurchaseTokenResult = ChallengeFailed | PurchaseToken | SaleNotFound;

export type QuantityNotAllowed = Problem & {
  __typename?: 'QuantityNotAllowed';
  message: Scalars['String']['output'];
  perUserLimit: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  /**
   * A puzzle to solve for a sale whose `admission.requireChallenge` is set; it may be asked for before the sale starts.
   * For those who are logged in. Null for what is no sale's id.
   */
  seckillChallenge?: Maybe<SeckillChallenge>;
  /** MERCHANT or ADMIN. Tickets that failed for what is in them, and not for want of units; newest first. `first` is 1 to 100. */
  seckillDeadLetters: SeckillDeadLetterConnection;
  seckillEvent?: Maybe<SeckillEvent>;
  /** Sales, soonest start first. DRAFT and CANCELLED ones only to MERCHANT and ADMIN. `first` is 1 to 100. */
  seckillEvents: SeckillEventConnection;
  /** Where every unit of a sale is: the proof that none is lost and none sold twice. */
  seckillStatement?: Maybe<SeckillStatement>;
  /** One's own ticket, or any for staff; null otherwise. */
  seckillTicket?: Maybe<SeckillTicket>;
};


export type QuerySeckillChallengeArgs = {
  eventId: Scalars['ID']['input'];
};


export type QuerySeckillDeadLettersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  eventId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  openOnly?: Scalars['Boolean']['input'];
};


export type QuerySeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySeckillEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<SeckillEventStatus>;
};


export type QuerySeckillStatementArgs = {
  eventId: Scalars['ID']['input'];
};


export type QuerySeckillTicketArgs = {
  id: Scalars['ID']['input'];
};

export type RateLimited = Problem & {
  __typename?: 'RateLimited';
  message: Scalars['String']['output'];
  retryAfterMs: Scalars['Int']['output'];
};

export type RehydrateSeckillEventResult = RehydrateSeckillEventSuccess | SaleNotFound;

export type RehydrateSeckillEventSuccess = {
  __typename?: 'RehydrateSeckillEventSuccess';
  /** Tickets with an order that the sale did not know of. */
  adoptedTickets: Scalars['Int']['output'];
  event: SeckillEvent;
  /** Whether the state was lost and is made anew now. */
  wasLost: Scalars['Boolean']['output'];
};

export type RetryDeadLetterResult = DeadLetterNotFound | DeadLetterNotRetryable | RetryDeadLetterSuccess;

export type RetryDeadLetterSuccess = {
  __typename?: 'RetryDeadLetterSuccess';
  deadLetter: SeckillDeadLetter;
};

export type SaleEnded = Problem & {
  __typename?: 'SaleEnded';
  message: Scalars['String']['output'];
};

/** The sale is past the point up to which that can be done. */
export type SaleNotChangeable = Problem & {
  __typename?: 'SaleNotChangeable';
  message: Scalars['String']['output'];
  status: SeckillEventStatus;
};

export type SaleNotFound = Problem & {
  __typename?: 'SaleNotFound';
  message: Scalars['String']['output'];
};

export type SaleNotPublishable = Problem & {
  __typename?: 'SaleNotPublishable';
  message: Scalars['String']['output'];
  status: SeckillEventStatus;
};

export type SaleNotStarted = Problem & {
  __typename?: 'SaleNotStarted';
  message: Scalars['String']['output'];
  startsAt: Scalars['DateTime']['output'];
};

/** Another sale of the product is on, or to come, at the same time. */
export type SaleOverlaps = Problem & {
  __typename?: 'SaleOverlaps';
  message: Scalars['String']['output'];
  other: SeckillEvent;
};

export type SaleStockInsufficient = Problem & {
  __typename?: 'SaleStockInsufficient';
  available: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** Who may try to buy in a sale, and how often. */
export type SeckillAdmission = {
  __typename?: 'SeckillAdmission';
  /** Purchases that one network address may try; null for no limit. IPv6 addresses count by their first 64 bits. */
  perAddress?: Maybe<SeckillRate>;
  /** Purchases that one account may try; null for no limit. */
  perUser?: Maybe<SeckillRate>;
  /** Buyers solve a proof-of-work challenge first: see `seckillChallenge`. */
  requireChallenge: Scalars['Boolean']['output'];
};

/** Who may try to buy, and how often; what is left out is as by default, and a limit that is null is off. */
export type SeckillAdmissionInput = {
  perAddress?: InputMaybe<SeckillRateInput>;
  /** 1 to 10,000 requests at once, then one each 1 to 3,600,000 milliseconds. */
  perUser?: InputMaybe<SeckillRateInput>;
  requireChallenge?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A proof-of-work challenge, for one account and one sale. */
export type SeckillChallenge = {
  __typename?: 'SeckillChallenge';
  /** JSON, as ALTCHA's widget and `solveChallenge` of altcha-lib take it (PBKDF2/SHA-256). */
  challenge: Scalars['String']['output'];
  /** Not of use after this. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A ticket that failed for what is in it: a person should look into it. */
export type SeckillDeadLetter = {
  __typename?: 'SeckillDeadLetter';
  buyer: User;
  event: SeckillEvent;
  failedAt: Scalars['DateTime']['output'];
  /** What the order's database said to it. */
  fault: Scalars['String']['output'];
  /** The ticket's id. */
  id: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  /** The ticket that was made in its place. */
  retriedAs?: Maybe<SeckillTicket>;
  retriedAt?: Maybe<Scalars['DateTime']['output']>;
  ticket: SeckillTicket;
};

export type SeckillDeadLetterConnection = {
  __typename?: 'SeckillDeadLetterConnection';
  edges: Array<SeckillDeadLetterEdge>;
  pageInfo: PageInfo;
};

export type SeckillDeadLetterEdge = {
  __typename?: 'SeckillDeadLetterEdge';
  cursor: Scalars['String']['output'];
  node: SeckillDeadLetter;
};

export type SeckillEvent = {
  __typename?: 'SeckillEvent';
  admission: SeckillAdmission;
  /** Units that can be bought now; null before the sale is published. */
  available?: Maybe<Scalars['Int']['output']>;
  endsAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The ticket of the account behind this request: the newest that holds units, or else the newest; null without one. */
  myTicket?: Maybe<SeckillTicket>;
  /** All tickets of that account, oldest first. */
  myTickets: Array<SeckillTicket>;
  perUserLimit: Scalars['Int']['output'];
  price: Money;
  product: Product;
  /** Units put on sale. */
  quota: Scalars['Int']['output'];
  /** The clock that decides, for countdowns. */
  serverTime: Scalars['DateTime']['output'];
  startsAt: Scalars['DateTime']['output'];
  status: SeckillEventStatus;
  title: Scalars['String']['output'];
};

export type SeckillEventConnection = {
  __typename?: 'SeckillEventConnection';
  edges: Array<SeckillEventEdge>;
  pageInfo: PageInfo;
};

export type SeckillEventEdge = {
  __typename?: 'SeckillEventEdge';
  cursor: Scalars['String']['output'];
  node: SeckillEvent;
};

export type SeckillEventStatus =
  | 'ACTIVE'
  | 'CANCELLED'
  | 'DRAFT'
  | 'ENDED'
  | 'SCHEDULED';

export type SeckillFieldProblem = {
  __typename?: 'SeckillFieldProblem';
  field: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

export type SeckillIdempotencyConflict = Problem & {
  __typename?: 'SeckillIdempotencyConflict';
  message: Scalars['String']['output'];
};

/** A token bucket. */
export type SeckillRate = {
  __typename?: 'SeckillRate';
  /** Requests at once. */
  burst: Scalars['Int']['output'];
  /** Milliseconds after which one more is granted. */
  intervalMs: Scalars['Int']['output'];
};

export type SeckillRateInput = {
  burst: Scalars['Int']['input'];
  intervalMs: Scalars['Int']['input'];
};

/** `quota = available + queued + confirmed`, at one moment. */
export type SeckillStatement = {
  __typename?: 'SeckillStatement';
  /** Tickets' units ever accepted. */
  accepted: Scalars['Int']['output'];
  at: Scalars['DateTime']['output'];
  /** Units that nobody has; once the sale is over, what was not sold. */
  available: Scalars['Int']['output'];
  /** Units of orders that stand. */
  confirmed: Scalars['Int']['output'];
  eventId: Scalars['ID']['output'];
  /** Units that went back since the order was cancelled or not paid. */
  expired: Scalars['Int']['output'];
  /** Units that went back since no order could be written. */
  failed: Scalars['Int']['output'];
  /** Units accepted and not yet settled. */
  queued: Scalars['Int']['output'];
  quota: Scalars['Int']['output'];
  /** How many of these are back in ordinary stock. */
  returned: Scalars['Int']['output'];
};

export type SeckillStock = {
  __typename?: 'SeckillStock';
  available: Scalars['Int']['output'];
  eventId: Scalars['ID']['output'];
  quota: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};

export type SeckillTicket = {
  __typename?: 'SeckillTicket';
  buyer: User;
  /** Milliseconds until it is likely settled, by the measured drain rate; null while that is not known. */
  etaMs?: Maybe<Scalars['Int']['output']>;
  event: SeckillEvent;
  failureReason?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  order?: Maybe<Order>;
  /** Tickets ahead of this one; 0 once it is settled. */
  position: Scalars['Int']['output'];
  quantity: Scalars['Int']['output'];
  status: SeckillTicketStatus;
  /** Grows by one with every change of the ticket. */
  version: Scalars['Int']['output'];
};

export type SeckillTicketConnection = {
  __typename?: 'SeckillTicketConnection';
  edges: Array<SeckillTicketEdge>;
  pageInfo: PageInfo;
};

export type SeckillTicketEdge = {
  __typename?: 'SeckillTicketEdge';
  cursor: Scalars['String']['output'];
  node: SeckillTicket;
};

export type SeckillTicketStatus =
  /** The order exists. */
  | 'CONFIRMED'
  /** The order was cancelled or not paid in time; the unit went back. */
  | 'EXPIRED'
  /** No order could be written; the unit went back and the buyer may try again. */
  | 'FAILED'
  /** Accepted; the order is being written. A unit is held. */
  | 'QUEUED';

export type SoldOut = Problem & {
  __typename?: 'SoldOut';
  message: Scalars['String']['output'];
};

export type Subscription = {
  __typename?: 'Subscription';
  /** A sale's live stock, at most 5 events a second, always ending with the true value. */
  seckillStock: SeckillStock;
  /** The ticket as it is now, then at every change; `version` only grows. */
  seckillTicket: SeckillTicket;
};


export type SubscriptionSeckillStockArgs = {
  eventId: Scalars['ID']['input'];
};


export type SubscriptionSeckillTicketArgs = {
  id: Scalars['ID']['input'];
};

/** The purchase token has expired, or is of another account or sale: get a new one. */
export type TokenInvalid = Problem & {
  __typename?: 'TokenInvalid';
  message: Scalars['String']['output'];
};

export type UpdateSeckillEventInput = {
  /** Replaces all of it. */
  admission?: InputMaybe<SeckillAdmissionInput>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  perUserLimit?: InputMaybe<Scalars['Int']['input']>;
  price?: InputMaybe<MoneyInput>;
  productId?: InputMaybe<Scalars['ID']['input']>;
  quota?: InputMaybe<Scalars['Int']['input']>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateSeckillEventResult = InvalidSeckillEvent | SaleNotChangeable | SaleNotFound | UpdateSeckillEventSuccess;

export type UpdateSeckillEventSuccess = {
  __typename?: 'UpdateSeckillEventSuccess';
  event: SeckillEvent;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /** One's own tickets of all sales, or anybody's for staff, newest first. `first` is 1 to 100. */
  seckillTickets: SeckillTicketConnection;
};


export type UserSeckillTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CacheControl__Scope =
  | 'PRIVATE'
  | 'PUBLIC';

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
  Product: Product;
  SeckillEvent: SeckillEvent;
  SeckillTicket: SeckillTicket;
  User: User;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  SeckillEvent:
    ( { __typename: 'SeckillEvent' }
    & GraphQLRecursivePick<FederationTypes['SeckillEvent'], {"id":true}> );
  SeckillTicket:
    ( { __typename: 'SeckillTicket' }
    & GraphQLRecursivePick<FederationTypes['SeckillTicket'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
}>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  CancelSeckillEventResult:
    | ( Omit<CancelSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'CancelSeckillEventSuccess' } )
    | ( SaleNotChangeable & { __typename: 'SaleNotChangeable' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
  ;
  CreateSeckillEventResult:
    | ( Omit<CreateSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'CreateSeckillEventSuccess' } )
    | ( InvalidSeckillEvent & { __typename: 'InvalidSeckillEvent' } )
    | ( SeckillIdempotencyConflict & { __typename: 'SeckillIdempotencyConflict' } )
  ;
  EndSeckillEventResult:
    | ( Omit<EndSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'EndSeckillEventSuccess' } )
    | ( SaleNotChangeable & { __typename: 'SaleNotChangeable' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
  ;
  PublishSeckillEventResult:
    | ( Omit<PublishSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'PublishSeckillEventSuccess' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotPublishable & { __typename: 'SaleNotPublishable' } )
    | ( Omit<SaleOverlaps, 'other'> & { other: _RefType['SeckillEvent'] } & { __typename: 'SaleOverlaps' } )
    | ( SaleStockInsufficient & { __typename: 'SaleStockInsufficient' } )
  ;
  PurchaseResult:
    | ( Omit<AlreadyPurchased, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'AlreadyPurchased' } )
    | ( ChallengeRequired & { __typename: 'ChallengeRequired' } )
    | ( Omit<PurchaseAccepted, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'PurchaseAccepted' } )
    | ( QuantityNotAllowed & { __typename: 'QuantityNotAllowed' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SaleEnded & { __typename: 'SaleEnded' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotStarted & { __typename: 'SaleNotStarted' } )
    | ( SeckillIdempotencyConflict & { __typename: 'SeckillIdempotencyConflict' } )
    | ( SoldOut & { __typename: 'SoldOut' } )
    | ( TokenInvalid & { __typename: 'TokenInvalid' } )
  ;
  PurchaseTokenResult:
    | ( ChallengeFailed & { __typename: 'ChallengeFailed' } )
    | ( PurchaseToken & { __typename: 'PurchaseToken' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
  ;
  RehydrateSeckillEventResult:
    | ( Omit<RehydrateSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'RehydrateSeckillEventSuccess' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
  ;
  RetryDeadLetterResult:
    | ( DeadLetterNotFound & { __typename: 'DeadLetterNotFound' } )
    | ( DeadLetterNotRetryable & { __typename: 'DeadLetterNotRetryable' } )
    | ( Omit<RetryDeadLetterSuccess, 'deadLetter'> & { deadLetter: _RefType['SeckillDeadLetter'] } & { __typename: 'RetryDeadLetterSuccess' } )
  ;
  UpdateSeckillEventResult:
    | ( InvalidSeckillEvent & { __typename: 'InvalidSeckillEvent' } )
    | ( SaleNotChangeable & { __typename: 'SaleNotChangeable' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( Omit<UpdateSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'UpdateSeckillEventSuccess' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( Omit<AlreadyPurchased, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'AlreadyPurchased' } )
    | ( ChallengeFailed & { __typename: 'ChallengeFailed' } )
    | ( ChallengeRequired & { __typename: 'ChallengeRequired' } )
    | ( DeadLetterNotFound & { __typename: 'DeadLetterNotFound' } )
    | ( DeadLetterNotRetryable & { __typename: 'DeadLetterNotRetryable' } )
    | ( InvalidSeckillEvent & { __typename: 'InvalidSeckillEvent' } )
    | ( QuantityNotAllowed & { __typename: 'QuantityNotAllowed' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SaleEnded & { __typename: 'SaleEnded' } )
    | ( SaleNotChangeable & { __typename: 'SaleNotChangeable' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotPublishable & { __typename: 'SaleNotPublishable' } )
    | ( SaleNotStarted & { __typename: 'SaleNotStarted' } )
    | ( Omit<SaleOverlaps, 'other'> & { other: _RefType['SeckillEvent'] } & { __typename: 'SaleOverlaps' } )
    | ( SaleStockInsufficient & { __typename: 'SaleStockInsufficient' } )
    | ( SeckillIdempotencyConflict & { __typename: 'SeckillIdempotencyConflict' } )
    | ( SoldOut & { __typename: 'SoldOut' } )
    | ( TokenInvalid & { __typename: 'TokenInvalid' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AlreadyPurchased: ResolverTypeWrapper<Omit<AlreadyPurchased, 'ticket'> & { ticket: ResolversTypes['SeckillTicket'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CancelSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelSeckillEventResult']>;
  CancelSeckillEventSuccess: ResolverTypeWrapper<Omit<CancelSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  ChallengeFailed: ResolverTypeWrapper<ChallengeFailed>;
  ChallengeFailureReason: ChallengeFailureReason;
  ChallengeRequired: ResolverTypeWrapper<ChallengeRequired>;
  CreateSeckillEventInput: CreateSeckillEventInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CreateSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateSeckillEventResult']>;
  CreateSeckillEventSuccess: ResolverTypeWrapper<Omit<CreateSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetterNotFound: ResolverTypeWrapper<DeadLetterNotFound>;
  DeadLetterNotRetryable: ResolverTypeWrapper<DeadLetterNotRetryable>;
  EndSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['EndSeckillEventResult']>;
  EndSeckillEventSuccess: ResolverTypeWrapper<Omit<EndSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  InvalidSeckillEvent: ResolverTypeWrapper<InvalidSeckillEvent>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<Order>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<Omit<Product, 'seckillEvent'> & { seckillEvent?: Maybe<ResolversTypes['SeckillEvent']> }>;
  PublishSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishSeckillEventResult']>;
  PublishSeckillEventSuccess: ResolverTypeWrapper<Omit<PublishSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  PurchaseAccepted: ResolverTypeWrapper<Omit<PurchaseAccepted, 'ticket'> & { ticket: ResolversTypes['SeckillTicket'] }>;
  PurchaseInput: PurchaseInput;
  PurchaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PurchaseResult']>;
  PurchaseToken: ResolverTypeWrapper<PurchaseToken>;
  PurchaseTokenResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PurchaseTokenResult']>;
  QuantityNotAllowed: ResolverTypeWrapper<QuantityNotAllowed>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimited: ResolverTypeWrapper<RateLimited>;
  RehydrateSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RehydrateSeckillEventResult']>;
  RehydrateSeckillEventSuccess: ResolverTypeWrapper<Omit<RehydrateSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  RetryDeadLetterResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RetryDeadLetterResult']>;
  RetryDeadLetterSuccess: ResolverTypeWrapper<Omit<RetryDeadLetterSuccess, 'deadLetter'> & { deadLetter: ResolversTypes['SeckillDeadLetter'] }>;
  SaleEnded: ResolverTypeWrapper<SaleEnded>;
  SaleNotChangeable: ResolverTypeWrapper<SaleNotChangeable>;
  SaleNotFound: ResolverTypeWrapper<SaleNotFound>;
  SaleNotPublishable: ResolverTypeWrapper<SaleNotPublishable>;
  SaleNotStarted: ResolverTypeWrapper<SaleNotStarted>;
  SaleOverlaps: ResolverTypeWrapper<Omit<SaleOverlaps, 'other'> & { other: ResolversTypes['SeckillEvent'] }>;
  SaleStockInsufficient: ResolverTypeWrapper<SaleStockInsufficient>;
  SeckillAdmission: ResolverTypeWrapper<SeckillAdmission>;
  SeckillAdmissionInput: SeckillAdmissionInput;
  SeckillChallenge: ResolverTypeWrapper<SeckillChallenge>;
  SeckillDeadLetter: ResolverTypeWrapper<SeckillDeadLetterModel>;
  SeckillDeadLetterConnection: ResolverTypeWrapper<Omit<SeckillDeadLetterConnection, 'edges'> & { edges: Array<ResolversTypes['SeckillDeadLetterEdge']> }>;
  SeckillDeadLetterEdge: ResolverTypeWrapper<Omit<SeckillDeadLetterEdge, 'node'> & { node: ResolversTypes['SeckillDeadLetter'] }>;
  SeckillEvent: ResolverTypeWrapper<SeckillEventModel>;
  SeckillEventConnection: ResolverTypeWrapper<Omit<SeckillEventConnection, 'edges'> & { edges: Array<ResolversTypes['SeckillEventEdge']> }>;
  SeckillEventEdge: ResolverTypeWrapper<Omit<SeckillEventEdge, 'node'> & { node: ResolversTypes['SeckillEvent'] }>;
  SeckillEventStatus: SeckillEventStatus;
  SeckillFieldProblem: ResolverTypeWrapper<SeckillFieldProblem>;
  SeckillIdempotencyConflict: ResolverTypeWrapper<SeckillIdempotencyConflict>;
  SeckillRate: ResolverTypeWrapper<SeckillRate>;
  SeckillRateInput: SeckillRateInput;
  SeckillStatement: ResolverTypeWrapper<SeckillStatement>;
  SeckillStock: ResolverTypeWrapper<SeckillStock>;
  SeckillTicket: ResolverTypeWrapper<SeckillTicketModel>;
  SeckillTicketConnection: ResolverTypeWrapper<Omit<SeckillTicketConnection, 'edges'> & { edges: Array<ResolversTypes['SeckillTicketEdge']> }>;
  SeckillTicketEdge: ResolverTypeWrapper<Omit<SeckillTicketEdge, 'node'> & { node: ResolversTypes['SeckillTicket'] }>;
  SeckillTicketStatus: SeckillTicketStatus;
  SoldOut: ResolverTypeWrapper<SoldOut>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TokenInvalid: ResolverTypeWrapper<TokenInvalid>;
  UpdateSeckillEventInput: UpdateSeckillEventInput;
  UpdateSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateSeckillEventResult']>;
  UpdateSeckillEventSuccess: ResolverTypeWrapper<Omit<UpdateSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  User: ResolverTypeWrapper<UserModel>;
  cacheControl__Scope: CacheControl__Scope;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AlreadyPurchased: Omit<AlreadyPurchased, 'ticket'> & { ticket: ResolversParentTypes['SeckillTicket'] };
  String: Scalars['String']['output'];
  CancelSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['CancelSeckillEventResult'];
  CancelSeckillEventSuccess: Omit<CancelSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  ChallengeFailed: ChallengeFailed;
  ChallengeRequired: ChallengeRequired;
  CreateSeckillEventInput: CreateSeckillEventInput;
  ID: Scalars['ID']['output'];
  CreateSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['CreateSeckillEventResult'];
  CreateSeckillEventSuccess: Omit<CreateSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeadLetterNotFound: DeadLetterNotFound;
  DeadLetterNotRetryable: DeadLetterNotRetryable;
  EndSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['EndSeckillEventResult'];
  EndSeckillEventSuccess: Omit<EndSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  InvalidSeckillEvent: InvalidSeckillEvent;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Order: Order;
  PageInfo: PageInfo;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: Omit<Product, 'seckillEvent'> & { seckillEvent?: Maybe<ResolversParentTypes['SeckillEvent']> } | FederationReferenceTypes['Product'];
  PublishSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['PublishSeckillEventResult'];
  PublishSeckillEventSuccess: Omit<PublishSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  PurchaseAccepted: Omit<PurchaseAccepted, 'ticket'> & { ticket: ResolversParentTypes['SeckillTicket'] };
  PurchaseInput: PurchaseInput;
  PurchaseResult: ResolversUnionTypes<ResolversParentTypes>['PurchaseResult'];
  PurchaseToken: PurchaseToken;
  PurchaseTokenResult: ResolversUnionTypes<ResolversParentTypes>['PurchaseTokenResult'];
  QuantityNotAllowed: QuantityNotAllowed;
  Query: Record<PropertyKey, never>;
  RateLimited: RateLimited;
  RehydrateSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['RehydrateSeckillEventResult'];
  RehydrateSeckillEventSuccess: Omit<RehydrateSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  RetryDeadLetterResult: ResolversUnionTypes<ResolversParentTypes>['RetryDeadLetterResult'];
  RetryDeadLetterSuccess: Omit<RetryDeadLetterSuccess, 'deadLetter'> & { deadLetter: ResolversParentTypes['SeckillDeadLetter'] };
  SaleEnded: SaleEnded;
  SaleNotChangeable: SaleNotChangeable;
  SaleNotFound: SaleNotFound;
  SaleNotPublishable: SaleNotPublishable;
  SaleNotStarted: SaleNotStarted;
  SaleOverlaps: Omit<SaleOverlaps, 'other'> & { other: ResolversParentTypes['SeckillEvent'] };
  SaleStockInsufficient: SaleStockInsufficient;
  SeckillAdmission: SeckillAdmission;
  SeckillAdmissionInput: SeckillAdmissionInput;
  SeckillChallenge: SeckillChallenge;
  SeckillDeadLetter: SeckillDeadLetterModel;
  SeckillDeadLetterConnection: Omit<SeckillDeadLetterConnection, 'edges'> & { edges: Array<ResolversParentTypes['SeckillDeadLetterEdge']> };
  SeckillDeadLetterEdge: Omit<SeckillDeadLetterEdge, 'node'> & { node: ResolversParentTypes['SeckillDeadLetter'] };
  SeckillEvent: SeckillEventModel;
  SeckillEventConnection: Omit<SeckillEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['SeckillEventEdge']> };
  SeckillEventEdge: Omit<SeckillEventEdge, 'node'> & { node: ResolversParentTypes['SeckillEvent'] };
  SeckillFieldProblem: SeckillFieldProblem;
  SeckillIdempotencyConflict: SeckillIdempotencyConflict;
  SeckillRate: SeckillRate;
  SeckillRateInput: SeckillRateInput;
  SeckillStatement: SeckillStatement;
  SeckillStock: SeckillStock;
  SeckillTicket: SeckillTicketModel;
  SeckillTicketConnection: Omit<SeckillTicketConnection, 'edges'> & { edges: Array<ResolversParentTypes['SeckillTicketEdge']> };
  SeckillTicketEdge: Omit<SeckillTicketEdge, 'node'> & { node: ResolversParentTypes['SeckillTicket'] };
  SoldOut: SoldOut;
  Subscription: Record<PropertyKey, never>;
  TokenInvalid: TokenInvalid;
  UpdateSeckillEventInput: UpdateSeckillEventInput;
  UpdateSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['UpdateSeckillEventResult'];
  UpdateSeckillEventSuccess: Omit<UpdateSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  User: UserModel;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
}>;

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControl__Scope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AlreadyPurchasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyPurchased'] = ResolversParentTypes['AlreadyPurchased']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['SeckillTicket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CancelSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelSeckillEventResult'] = ResolversParentTypes['CancelSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CancelSeckillEventSuccess' | 'SaleNotChangeable' | 'SaleNotFound', ParentType, ContextType>;
}>;

export type CancelSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelSeckillEventSuccess'] = ResolversParentTypes['CancelSeckillEventSuccess']> = ResolversObject<{
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ChallengeFailedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChallengeFailed'] = ResolversParentTypes['ChallengeFailed']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ChallengeFailureReason'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ChallengeRequiredResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChallengeRequired'] = ResolversParentTypes['ChallengeRequired']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CreateSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSeckillEventResult'] = ResolversParentTypes['CreateSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CreateSeckillEventSuccess' | 'InvalidSeckillEvent' | 'SeckillIdempotencyConflict', ParentType, ContextType>;
}>;

export type CreateSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateSeckillEventSuccess'] = ResolversParentTypes['CreateSeckillEventSuccess']> = ResolversObject<{
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadLetterNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterNotFound'] = ResolversParentTypes['DeadLetterNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type DeadLetterNotRetryableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadLetterNotRetryable'] = ResolversParentTypes['DeadLetterNotRetryable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type EndSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSeckillEventResult'] = ResolversParentTypes['EndSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'EndSeckillEventSuccess' | 'SaleNotChangeable' | 'SaleNotFound', ParentType, ContextType>;
}>;

export type EndSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndSeckillEventSuccess'] = ResolversParentTypes['EndSeckillEventSuccess']> = ResolversObject<{
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InvalidSeckillEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidSeckillEvent'] = ResolversParentTypes['InvalidSeckillEvent']> = ResolversObject<{
  fields?: Resolver<Array<ResolversTypes['SeckillFieldProblem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  cancelSeckillEvent: Resolver<ResolversTypes['CancelSeckillEventResult'], ParentType, ContextType, RequireFields<MutationCancelSeckillEventArgs, 'id'>>;
  createSeckillEvent: Resolver<ResolversTypes['CreateSeckillEventResult'], ParentType, ContextType, RequireFields<MutationCreateSeckillEventArgs, 'input'>>;
  endSeckillEvent: Resolver<ResolversTypes['EndSeckillEventResult'], ParentType, ContextType, RequireFields<MutationEndSeckillEventArgs, 'id'>>;
  publishSeckillEvent: Resolver<ResolversTypes['PublishSeckillEventResult'], ParentType, ContextType, RequireFields<MutationPublishSeckillEventArgs, 'id'>>;
  purchase: Resolver<ResolversTypes['PurchaseResult'], ParentType, ContextType, RequireFields<MutationPurchaseArgs, 'input'>>;
  rehydrateSeckillEvent: Resolver<ResolversTypes['RehydrateSeckillEventResult'], ParentType, ContextType, RequireFields<MutationRehydrateSeckillEventArgs, 'id'>>;
  requestPurchaseToken: Resolver<ResolversTypes['PurchaseTokenResult'], ParentType, ContextType, RequireFields<MutationRequestPurchaseTokenArgs, 'eventId' | 'solution'>>;
  retryDeadLetter: Resolver<ResolversTypes['RetryDeadLetterResult'], ParentType, ContextType, RequireFields<MutationRetryDeadLetterArgs, 'id'>>;
  updateSeckillEvent: Resolver<ResolversTypes['UpdateSeckillEventResult'], ParentType, ContextType, RequireFields<MutationUpdateSeckillEventArgs, 'input'>>;
}>;

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = ResolversObject<{
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AlreadyPurchased' | 'ChallengeFailed' | 'ChallengeRequired' | 'DeadLetterNotFound' | 'DeadLetterNotRetryable' | 'InvalidSeckillEvent' | 'QuantityNotAllowed' | 'RateLimited' | 'SaleEnded' | 'SaleNotChangeable' | 'SaleNotFound' | 'SaleNotPublishable' | 'SaleNotStarted' | 'SaleOverlaps' | 'SaleStockInsufficient' | 'SeckillIdempotencyConflict' | 'SoldOut' | 'TokenInvalid', ParentType, ContextType>;
}>;

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seckillEvent?: Resolver<Maybe<ResolversTypes['SeckillEvent']>, ParentType, ContextType>;
}>;

export type PublishSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishSeckillEventResult'] = ResolversParentTypes['PublishSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'PublishSeckillEventSuccess' | 'SaleNotFound' | 'SaleNotPublishable' | 'SaleOverlaps' | 'SaleStockInsufficient', ParentType, ContextType>;
}>;

export type PublishSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishSeckillEventSuccess'] = ResolversParentTypes['PublishSeckillEventSuccess']> = ResolversObject<{
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PurchaseAcceptedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseAccepted'] = ResolversParentTypes['PurchaseAccepted']> = ResolversObject<{
  ticket?: Resolver<ResolversTypes['SeckillTicket'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PurchaseResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseResult'] = ResolversParentTypes['PurchaseResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AlreadyPurchased' | 'ChallengeRequired' | 'PurchaseAccepted' | 'QuantityNotAllowed' | 'RateLimited' | 'SaleEnded' | 'SaleNotFound' | 'SaleNotStarted' | 'SeckillIdempotencyConflict' | 'SoldOut' | 'TokenInvalid', ParentType, ContextType>;
}>;

export type PurchaseTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseToken'] = ResolversParentTypes['PurchaseToken']> = ResolversObject<{
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PurchaseTokenResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseTokenResult'] = ResolversParentTypes['PurchaseTokenResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ChallengeFailed' | 'PurchaseToken' | 'SaleNotFound', ParentType, ContextType>;
}>;

export type QuantityNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuantityNotAllowed'] = ResolversParentTypes['QuantityNotAllowed']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  perUserLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  seckillChallenge: Resolver<Maybe<ResolversTypes['SeckillChallenge']>, ParentType, ContextType, RequireFields<QuerySeckillChallengeArgs, 'eventId'>>;
  seckillDeadLetters: Resolver<ResolversTypes['SeckillDeadLetterConnection'], ParentType, ContextType, RequireFields<QuerySeckillDeadLettersArgs, 'first' | 'openOnly'>>;
  seckillEvent: Resolver<Maybe<ResolversTypes['SeckillEvent']>, ParentType, ContextType, RequireFields<QuerySeckillEventArgs, 'id'>>;
  seckillEvents: Resolver<ResolversTypes['SeckillEventConnection'], ParentType, ContextType, RequireFields<QuerySeckillEventsArgs, 'first'>>;
  seckillStatement: Resolver<Maybe<ResolversTypes['SeckillStatement']>, ParentType, ContextType, RequireFields<QuerySeckillStatementArgs, 'eventId'>>;
  seckillTicket: Resolver<Maybe<ResolversTypes['SeckillTicket']>, ParentType, ContextType, RequireFields<QuerySeckillTicketArgs, 'id'>>;
}>;

export type RateLimitedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimited'] = ResolversParentTypes['RateLimited']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type RehydrateSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RehydrateSeckillEventResult'] = ResolversParentTypes['RehydrateSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'RehydrateSeckillEventSuccess' | 'SaleNotFound', ParentType, ContextType>;
}>;

export type RehydrateSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RehydrateSeckillEventSuccess'] = ResolversParentTypes['RehydrateSeckillEventSuccess']> = ResolversObject<{
  adoptedTickets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  wasLost?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type RetryDeadLetterResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryDeadLetterResult'] = ResolversParentTypes['RetryDeadLetterResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'DeadLetterNotFound' | 'DeadLetterNotRetryable' | 'RetryDeadLetterSuccess', ParentType, ContextType>;
}>;

export type RetryDeadLetterSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryDeadLetterSuccess'] = ResolversParentTypes['RetryDeadLetterSuccess']> = ResolversObject<{
  deadLetter?: Resolver<ResolversTypes['SeckillDeadLetter'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleEnded'] = ResolversParentTypes['SaleEnded']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleNotChangeableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleNotChangeable'] = ResolversParentTypes['SaleNotChangeable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SeckillEventStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleNotFound'] = ResolversParentTypes['SaleNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleNotPublishableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleNotPublishable'] = ResolversParentTypes['SaleNotPublishable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SeckillEventStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleNotStartedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleNotStarted'] = ResolversParentTypes['SaleNotStarted']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleOverlapsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleOverlaps'] = ResolversParentTypes['SaleOverlaps']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SaleStockInsufficientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleStockInsufficient'] = ResolversParentTypes['SaleStockInsufficient']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SeckillAdmissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillAdmission'] = ResolversParentTypes['SeckillAdmission']> = ResolversObject<{
  perAddress?: Resolver<Maybe<ResolversTypes['SeckillRate']>, ParentType, ContextType>;
  perUser?: Resolver<Maybe<ResolversTypes['SeckillRate']>, ParentType, ContextType>;
  requireChallenge?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
}>;

export type SeckillChallengeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillChallenge'] = ResolversParentTypes['SeckillChallenge']> = ResolversObject<{
  challenge?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
}>;

export type SeckillDeadLetterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillDeadLetter'] = ResolversParentTypes['SeckillDeadLetter']> = ResolversObject<{
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  failedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fault?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retriedAs?: Resolver<Maybe<ResolversTypes['SeckillTicket']>, ParentType, ContextType>;
  retriedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['SeckillTicket'], ParentType, ContextType>;
}>;

export type SeckillDeadLetterConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillDeadLetterConnection'] = ResolversParentTypes['SeckillDeadLetterConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['SeckillDeadLetterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type SeckillDeadLetterEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillDeadLetterEdge'] = ResolversParentTypes['SeckillDeadLetterEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SeckillDeadLetter'], ParentType, ContextType>;
}>;

export type SeckillEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillEvent'] = ResolversParentTypes['SeckillEvent'], FederationReferenceType extends FederationReferenceTypes['SeckillEvent'] = FederationReferenceTypes['SeckillEvent']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SeckillEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  admission?: Resolver<ResolversTypes['SeckillAdmission'], ParentType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  myTicket?: Resolver<Maybe<ResolversTypes['SeckillTicket']>, ParentType, ContextType>;
  myTickets?: Resolver<Array<ResolversTypes['SeckillTicket']>, ParentType, ContextType>;
  perUserLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serverTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SeckillEventStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type SeckillEventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillEventConnection'] = ResolversParentTypes['SeckillEventConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['SeckillEventEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type SeckillEventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillEventEdge'] = ResolversParentTypes['SeckillEventEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
}>;

export type SeckillFieldProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillFieldProblem'] = ResolversParentTypes['SeckillFieldProblem']> = ResolversObject<{
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type SeckillIdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillIdempotencyConflict'] = ResolversParentTypes['SeckillIdempotencyConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SeckillRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillRate'] = ResolversParentTypes['SeckillRate']> = ResolversObject<{
  burst?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  intervalMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type SeckillStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillStatement'] = ResolversParentTypes['SeckillStatement']> = ResolversObject<{
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  queued?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type SeckillStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillStock'] = ResolversParentTypes['SeckillStock']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type SeckillTicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillTicket'] = ResolversParentTypes['SeckillTicket'], FederationReferenceType extends FederationReferenceTypes['SeckillTicket'] = FederationReferenceTypes['SeckillTicket']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SeckillTicket']> | FederationReferenceType, FederationReferenceType, ContextType>;
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  etaMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SeckillTicketStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type SeckillTicketConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillTicketConnection'] = ResolversParentTypes['SeckillTicketConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['SeckillTicketEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type SeckillTicketEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillTicketEdge'] = ResolversParentTypes['SeckillTicketEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SeckillTicket'], ParentType, ContextType>;
}>;

export type SoldOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SoldOut'] = ResolversParentTypes['SoldOut']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = ResolversObject<{
  seckillStock: SubscriptionResolver<ResolversTypes['SeckillStock'], "seckillStock", ParentType, ContextType, RequireFields<SubscriptionSeckillStockArgs, 'eventId'>>;
  seckillTicket: SubscriptionResolver<ResolversTypes['SeckillTicket'], "seckillTicket", ParentType, ContextType, RequireFields<SubscriptionSeckillTicketArgs, 'id'>>;
}>;

export type TokenInvalidResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TokenInvalid'] = ResolversParentTypes['TokenInvalid']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UpdateSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSeckillEventResult'] = ResolversParentTypes['UpdateSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'InvalidSeckillEvent' | 'SaleNotChangeable' | 'SaleNotFound' | 'UpdateSeckillEventSuccess', ParentType, ContextType>;
}>;

export type UpdateSeckillEventSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateSeckillEventSuccess'] = ResolversParentTypes['UpdateSeckillEventSuccess']> = ResolversObject<{
  event?: Resolver<ResolversTypes['SeckillEvent'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seckillTickets?: Resolver<ResolversTypes['SeckillTicketConnection'], ParentType, ContextType, RequireFields<UserSeckillTicketsArgs, 'first'>>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AlreadyPurchased?: AlreadyPurchasedResolvers<ContextType>;
  CancelSeckillEventResult?: CancelSeckillEventResultResolvers<ContextType>;
  CancelSeckillEventSuccess?: CancelSeckillEventSuccessResolvers<ContextType>;
  ChallengeFailed?: ChallengeFailedResolvers<ContextType>;
  ChallengeRequired?: ChallengeRequiredResolvers<ContextType>;
  CreateSeckillEventResult?: CreateSeckillEventResultResolvers<ContextType>;
  CreateSeckillEventSuccess?: CreateSeckillEventSuccessResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadLetterNotFound?: DeadLetterNotFoundResolvers<ContextType>;
  DeadLetterNotRetryable?: DeadLetterNotRetryableResolvers<ContextType>;
  EndSeckillEventResult?: EndSeckillEventResultResolvers<ContextType>;
  EndSeckillEventSuccess?: EndSeckillEventSuccessResolvers<ContextType>;
  InvalidSeckillEvent?: InvalidSeckillEventResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  PublishSeckillEventResult?: PublishSeckillEventResultResolvers<ContextType>;
  PublishSeckillEventSuccess?: PublishSeckillEventSuccessResolvers<ContextType>;
  PurchaseAccepted?: PurchaseAcceptedResolvers<ContextType>;
  PurchaseResult?: PurchaseResultResolvers<ContextType>;
  PurchaseToken?: PurchaseTokenResolvers<ContextType>;
  PurchaseTokenResult?: PurchaseTokenResultResolvers<ContextType>;
  QuantityNotAllowed?: QuantityNotAllowedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimited?: RateLimitedResolvers<ContextType>;
  RehydrateSeckillEventResult?: RehydrateSeckillEventResultResolvers<ContextType>;
  RehydrateSeckillEventSuccess?: RehydrateSeckillEventSuccessResolvers<ContextType>;
  RetryDeadLetterResult?: RetryDeadLetterResultResolvers<ContextType>;
  RetryDeadLetterSuccess?: RetryDeadLetterSuccessResolvers<ContextType>;
  SaleEnded?: SaleEndedResolvers<ContextType>;
  SaleNotChangeable?: SaleNotChangeableResolvers<ContextType>;
  SaleNotFound?: SaleNotFoundResolvers<ContextType>;
  SaleNotPublishable?: SaleNotPublishableResolvers<ContextType>;
  SaleNotStarted?: SaleNotStartedResolvers<ContextType>;
  SaleOverlaps?: SaleOverlapsResolvers<ContextType>;
  SaleStockInsufficient?: SaleStockInsufficientResolvers<ContextType>;
  SeckillAdmission?: SeckillAdmissionResolvers<ContextType>;
  SeckillChallenge?: SeckillChallengeResolvers<ContextType>;
  SeckillDeadLetter?: SeckillDeadLetterResolvers<ContextType>;
  SeckillDeadLetterConnection?: SeckillDeadLetterConnectionResolvers<ContextType>;
  SeckillDeadLetterEdge?: SeckillDeadLetterEdgeResolvers<ContextType>;
  SeckillEvent?: SeckillEventResolvers<ContextType>;
  SeckillEventConnection?: SeckillEventConnectionResolvers<ContextType>;
  SeckillEventEdge?: SeckillEventEdgeResolvers<ContextType>;
  SeckillFieldProblem?: SeckillFieldProblemResolvers<ContextType>;
  SeckillIdempotencyConflict?: SeckillIdempotencyConflictResolvers<ContextType>;
  SeckillRate?: SeckillRateResolvers<ContextType>;
  SeckillStatement?: SeckillStatementResolvers<ContextType>;
  SeckillStock?: SeckillStockResolvers<ContextType>;
  SeckillTicket?: SeckillTicketResolvers<ContextType>;
  SeckillTicketConnection?: SeckillTicketConnectionResolvers<ContextType>;
  SeckillTicketEdge?: SeckillTicketEdgeResolvers<ContextType>;
  SoldOut?: SoldOutResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TokenInvalid?: TokenInvalidResolvers<ContextType>;
  UpdateSeckillEventResult?: UpdateSeckillEventResultResolvers<ContextType>;
  UpdateSeckillEventSuccess?: UpdateSeckillEventSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
}>;

export type DirectiveResolvers<ContextType = Context> = ResolversObject<{
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
}>;
