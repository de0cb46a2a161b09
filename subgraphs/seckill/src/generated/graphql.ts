import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SeckillEventModel, SeckillTicketModel } from '../models.ts';
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

export type CreateSeckillEventInput = {
  endsAt: Scalars['DateTime']['input'];
  /** 1 to 128 characters. The same key with the same input returns the same sale. */
  idempotencyKey: Scalars['String']['input'];
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
  /** MERCHANT or ADMIN. The sale starts as a DRAFT. */
  createSeckillEvent: CreateSeckillEventResult;
  /** MERCHANT or ADMIN. Moves the quota out of ordinary stock and schedules the sale. Safe to repeat. */
  publishSeckillEvent: PublishSeckillEventResult;
  /** Buys in an active sale. Answers at once; the outcome arrives on `seckillTicket`. Safe to retry. */
  purchase: PurchaseResult;
};


export type MutationCreateSeckillEventArgs = {
  input: CreateSeckillEventInput;
};


export type MutationPublishSeckillEventArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPurchaseArgs = {
  input: PurchaseInput;
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

export type PublishSeckillEventResult = PublishSeckillEventSuccess | SaleNotFound | SaleNotPublishable | SaleStockInsufficient;

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
  /** 1 to 128 characters, chosen by the client. A retry with the same key returns the same ticket. */
  idempotencyKey: Scalars['String']['input'];
  /** 1 up to the sale's per-user limit. */
  quantity?: Scalars['Int']['input'];
};

export type PurchaseResult = AlreadyPurchased | PurchaseAccepted | QuantityNotAllowed | RateLimited | SaleEnded | SaleNotFound | SaleNotStarted | SoldOut;

export type QuantityNotAllowed = Problem & {
  __typename?: 'QuantityNotAllowed';
  message: Scalars['String']['output'];
  perUserLimit: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  seckillEvent?: Maybe<SeckillEvent>;
  /** Sales, soonest start first. DRAFT and CANCELLED ones only to MERCHANT and ADMIN. `first` is 1 to 100. */
  seckillEvents: SeckillEventConnection;
  /** Where every unit of a sale is: the proof that none is lost and none sold twice. */
  seckillStatement?: Maybe<SeckillStatement>;
  /** One's own ticket, or any for staff; null otherwise. */
  seckillTicket?: Maybe<SeckillTicket>;
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

export type SaleEnded = Problem & {
  __typename?: 'SaleEnded';
  message: Scalars['String']['output'];
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

export type SaleStockInsufficient = Problem & {
  __typename?: 'SaleStockInsufficient';
  available: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type SeckillEvent = {
  __typename?: 'SeckillEvent';
  /** Units that can be bought now; null before the sale is published. */
  available?: Maybe<Scalars['Int']['output']>;
  endsAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The tickets of the account behind this request. */
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

/** `quota = available + queued + confirmed`, at one moment. */
export type SeckillStatement = {
  __typename?: 'SeckillStatement';
  /** Tickets' units ever accepted. */
  accepted: Scalars['Int']['output'];
  at: Scalars['DateTime']['output'];
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

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
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
  Product: Product;
  SeckillEvent: SeckillEvent;
  SeckillTicket: SeckillTicket;
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
}>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  CreateSeckillEventResult:
    | ( Omit<CreateSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'CreateSeckillEventSuccess' } )
    | ( InvalidSeckillEvent & { __typename: 'InvalidSeckillEvent' } )
    | ( SeckillIdempotencyConflict & { __typename: 'SeckillIdempotencyConflict' } )
  ;
  PublishSeckillEventResult:
    | ( Omit<PublishSeckillEventSuccess, 'event'> & { event: _RefType['SeckillEvent'] } & { __typename: 'PublishSeckillEventSuccess' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotPublishable & { __typename: 'SaleNotPublishable' } )
    | ( SaleStockInsufficient & { __typename: 'SaleStockInsufficient' } )
  ;
  PurchaseResult:
    | ( Omit<AlreadyPurchased, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'AlreadyPurchased' } )
    | ( Omit<PurchaseAccepted, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'PurchaseAccepted' } )
    | ( QuantityNotAllowed & { __typename: 'QuantityNotAllowed' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SaleEnded & { __typename: 'SaleEnded' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotStarted & { __typename: 'SaleNotStarted' } )
    | ( SoldOut & { __typename: 'SoldOut' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( Omit<AlreadyPurchased, 'ticket'> & { ticket: _RefType['SeckillTicket'] } & { __typename: 'AlreadyPurchased' } )
    | ( InvalidSeckillEvent & { __typename: 'InvalidSeckillEvent' } )
    | ( QuantityNotAllowed & { __typename: 'QuantityNotAllowed' } )
    | ( RateLimited & { __typename: 'RateLimited' } )
    | ( SaleEnded & { __typename: 'SaleEnded' } )
    | ( SaleNotFound & { __typename: 'SaleNotFound' } )
    | ( SaleNotPublishable & { __typename: 'SaleNotPublishable' } )
    | ( SaleNotStarted & { __typename: 'SaleNotStarted' } )
    | ( SaleStockInsufficient & { __typename: 'SaleStockInsufficient' } )
    | ( SeckillIdempotencyConflict & { __typename: 'SeckillIdempotencyConflict' } )
    | ( SoldOut & { __typename: 'SoldOut' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AlreadyPurchased: ResolverTypeWrapper<Omit<AlreadyPurchased, 'ticket'> & { ticket: ResolversTypes['SeckillTicket'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreateSeckillEventInput: CreateSeckillEventInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CreateSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateSeckillEventResult']>;
  CreateSeckillEventSuccess: ResolverTypeWrapper<Omit<CreateSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  InvalidSeckillEvent: ResolverTypeWrapper<InvalidSeckillEvent>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<Order>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<Omit<Product, 'seckillEvent'> & { seckillEvent?: Maybe<ResolversTypes['SeckillEvent']> }>;
  PublishSeckillEventResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PublishSeckillEventResult']>;
  PublishSeckillEventSuccess: ResolverTypeWrapper<Omit<PublishSeckillEventSuccess, 'event'> & { event: ResolversTypes['SeckillEvent'] }>;
  PurchaseAccepted: ResolverTypeWrapper<Omit<PurchaseAccepted, 'ticket'> & { ticket: ResolversTypes['SeckillTicket'] }>;
  PurchaseInput: PurchaseInput;
  PurchaseResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PurchaseResult']>;
  QuantityNotAllowed: ResolverTypeWrapper<QuantityNotAllowed>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimited: ResolverTypeWrapper<RateLimited>;
  SaleEnded: ResolverTypeWrapper<SaleEnded>;
  SaleNotFound: ResolverTypeWrapper<SaleNotFound>;
  SaleNotPublishable: ResolverTypeWrapper<SaleNotPublishable>;
  SaleNotStarted: ResolverTypeWrapper<SaleNotStarted>;
  SaleStockInsufficient: ResolverTypeWrapper<SaleStockInsufficient>;
  SeckillEvent: ResolverTypeWrapper<SeckillEventModel>;
  SeckillEventConnection: ResolverTypeWrapper<Omit<SeckillEventConnection, 'edges'> & { edges: Array<ResolversTypes['SeckillEventEdge']> }>;
  SeckillEventEdge: ResolverTypeWrapper<Omit<SeckillEventEdge, 'node'> & { node: ResolversTypes['SeckillEvent'] }>;
  SeckillEventStatus: SeckillEventStatus;
  SeckillFieldProblem: ResolverTypeWrapper<SeckillFieldProblem>;
  SeckillIdempotencyConflict: ResolverTypeWrapper<SeckillIdempotencyConflict>;
  SeckillStatement: ResolverTypeWrapper<SeckillStatement>;
  SeckillStock: ResolverTypeWrapper<SeckillStock>;
  SeckillTicket: ResolverTypeWrapper<SeckillTicketModel>;
  SeckillTicketStatus: SeckillTicketStatus;
  SoldOut: ResolverTypeWrapper<SoldOut>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<User>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AlreadyPurchased: Omit<AlreadyPurchased, 'ticket'> & { ticket: ResolversParentTypes['SeckillTicket'] };
  String: Scalars['String']['output'];
  CreateSeckillEventInput: CreateSeckillEventInput;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  CreateSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['CreateSeckillEventResult'];
  CreateSeckillEventSuccess: Omit<CreateSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  InvalidSeckillEvent: InvalidSeckillEvent;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Order: Order;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: Omit<Product, 'seckillEvent'> & { seckillEvent?: Maybe<ResolversParentTypes['SeckillEvent']> } | FederationReferenceTypes['Product'];
  PublishSeckillEventResult: ResolversUnionTypes<ResolversParentTypes>['PublishSeckillEventResult'];
  PublishSeckillEventSuccess: Omit<PublishSeckillEventSuccess, 'event'> & { event: ResolversParentTypes['SeckillEvent'] };
  PurchaseAccepted: Omit<PurchaseAccepted, 'ticket'> & { ticket: ResolversParentTypes['SeckillTicket'] };
  PurchaseInput: PurchaseInput;
  PurchaseResult: ResolversUnionTypes<ResolversParentTypes>['PurchaseResult'];
  QuantityNotAllowed: QuantityNotAllowed;
  Query: Record<PropertyKey, never>;
  RateLimited: RateLimited;
  SaleEnded: SaleEnded;
  SaleNotFound: SaleNotFound;
  SaleNotPublishable: SaleNotPublishable;
  SaleNotStarted: SaleNotStarted;
  SaleStockInsufficient: SaleStockInsufficient;
  SeckillEvent: SeckillEventModel;
  SeckillEventConnection: Omit<SeckillEventConnection, 'edges'> & { edges: Array<ResolversParentTypes['SeckillEventEdge']> };
  SeckillEventEdge: Omit<SeckillEventEdge, 'node'> & { node: ResolversParentTypes['SeckillEvent'] };
  SeckillFieldProblem: SeckillFieldProblem;
  SeckillIdempotencyConflict: SeckillIdempotencyConflict;
  SeckillStatement: SeckillStatement;
  SeckillStock: SeckillStock;
  SeckillTicket: SeckillTicketModel;
  SoldOut: SoldOut;
  Subscription: Record<PropertyKey, never>;
  User: User;
}>;

export type AlreadyPurchasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlreadyPurchased'] = ResolversParentTypes['AlreadyPurchased']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['SeckillTicket'], ParentType, ContextType>;
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
  createSeckillEvent: Resolver<ResolversTypes['CreateSeckillEventResult'], ParentType, ContextType, RequireFields<MutationCreateSeckillEventArgs, 'input'>>;
  publishSeckillEvent: Resolver<ResolversTypes['PublishSeckillEventResult'], ParentType, ContextType, RequireFields<MutationPublishSeckillEventArgs, 'id'>>;
  purchase: Resolver<ResolversTypes['PurchaseResult'], ParentType, ContextType, RequireFields<MutationPurchaseArgs, 'input'>>;
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
  __resolveType: TypeResolveFn<'AlreadyPurchased' | 'InvalidSeckillEvent' | 'QuantityNotAllowed' | 'RateLimited' | 'SaleEnded' | 'SaleNotFound' | 'SaleNotPublishable' | 'SaleNotStarted' | 'SaleStockInsufficient' | 'SeckillIdempotencyConflict' | 'SoldOut', ParentType, ContextType>;
}>;

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seckillEvent?: Resolver<Maybe<ResolversTypes['SeckillEvent']>, ParentType, ContextType>;
}>;

export type PublishSeckillEventResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishSeckillEventResult'] = ResolversParentTypes['PublishSeckillEventResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'PublishSeckillEventSuccess' | 'SaleNotFound' | 'SaleNotPublishable' | 'SaleStockInsufficient', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'AlreadyPurchased' | 'PurchaseAccepted' | 'QuantityNotAllowed' | 'RateLimited' | 'SaleEnded' | 'SaleNotFound' | 'SaleNotStarted' | 'SoldOut', ParentType, ContextType>;
}>;

export type QuantityNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuantityNotAllowed'] = ResolversParentTypes['QuantityNotAllowed']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  perUserLimit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
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

export type SaleEndedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleEnded'] = ResolversParentTypes['SaleEnded']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type SaleStockInsufficientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaleStockInsufficient'] = ResolversParentTypes['SaleStockInsufficient']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SeckillEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillEvent'] = ResolversParentTypes['SeckillEvent'], FederationReferenceType extends FederationReferenceTypes['SeckillEvent'] = FederationReferenceTypes['SeckillEvent']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SeckillEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type SoldOutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SoldOut'] = ResolversParentTypes['SoldOut']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = ResolversObject<{
  seckillStock: SubscriptionResolver<ResolversTypes['SeckillStock'], "seckillStock", ParentType, ContextType, RequireFields<SubscriptionSeckillStockArgs, 'eventId'>>;
  seckillTicket: SubscriptionResolver<ResolversTypes['SeckillTicket'], "seckillTicket", ParentType, ContextType, RequireFields<SubscriptionSeckillTicketArgs, 'id'>>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = ResolversObject<{
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AlreadyPurchased?: AlreadyPurchasedResolvers<ContextType>;
  CreateSeckillEventResult?: CreateSeckillEventResultResolvers<ContextType>;
  CreateSeckillEventSuccess?: CreateSeckillEventSuccessResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
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
  QuantityNotAllowed?: QuantityNotAllowedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimited?: RateLimitedResolvers<ContextType>;
  SaleEnded?: SaleEndedResolvers<ContextType>;
  SaleNotFound?: SaleNotFoundResolvers<ContextType>;
  SaleNotPublishable?: SaleNotPublishableResolvers<ContextType>;
  SaleNotStarted?: SaleNotStartedResolvers<ContextType>;
  SaleStockInsufficient?: SaleStockInsufficientResolvers<ContextType>;
  SeckillEvent?: SeckillEventResolvers<ContextType>;
  SeckillEventConnection?: SeckillEventConnectionResolvers<ContextType>;
  SeckillEventEdge?: SeckillEventEdgeResolvers<ContextType>;
  SeckillFieldProblem?: SeckillFieldProblemResolvers<ContextType>;
  SeckillIdempotencyConflict?: SeckillIdempotencyConflictResolvers<ContextType>;
  SeckillStatement?: SeckillStatementResolvers<ContextType>;
  SeckillStock?: SeckillStockResolvers<ContextType>;
  SeckillTicket?: SeckillTicketResolvers<ContextType>;
  SoldOut?: SoldOutResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
}>;

