import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductModel, CategoryModel } from '../models.ts';
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

export type AdjustStockInput = {
  /** Units: above zero they come, below zero they go. */
  delta: Scalars['Int']['input'];
  /** 1 to 128 characters, chosen by the client, new for every adjustment. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** For the ledger: 1 to 255 characters. */
  reason: Scalars['String']['input'];
};

export type AdjustStockResult = AdjustStockSuccess | IdempotencyConflict | ProductNotFound | StockTooLow;

export type AdjustStockSuccess = {
  __typename?: 'AdjustStockSuccess';
  movement: StockMovement;
  product: Product;
};

export type AllotmentCarved = {
  __typename?: 'AllotmentCarved';
  eventId: Scalars['ID']['output'];
  productId: Scalars['ID']['output'];
  productName: Scalars['String']['output'];
  quantity: Scalars['Int']['output'];
};

export type AllotmentReturned = {
  __typename?: 'AllotmentReturned';
  eventId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
};

export type AllotmentUnknown = Problem & {
  __typename?: 'AllotmentUnknown';
  message: Scalars['String']['output'];
};

export type CarveAllotmentInput = {
  eventId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type CarveAllotmentResult = AllotmentCarved | ProductUnknown | StockShortage;

export type Category = {
  __typename?: 'Category';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  products: ProductConnection;
  slug: Scalars['String']['output'];
};


export type CategoryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The idempotency key was used before with another input. */
export type IdempotencyConflict = Problem & {
  __typename?: 'IdempotencyConflict';
  message: Scalars['String']['output'];
};

export type Image = {
  __typename?: 'Image';
  alt: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

/** An amount in minor units (cents), never a float. */
export type Money = {
  __typename?: 'Money';
  amount: Scalars['Int']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * For staff: units that came (a delivery) or went (a loss). Never below zero. The same key with the same input answers with
   * the same movement.
   */
  adjustStock: AdjustStockResult;
  /**
   * Service to service: moves `quantity` units of a product from ordinary stock into a sale's allotment.
   * Idempotent by `eventId`: a repeat with the same figures answers the same.
   */
  carveAllotment: CarveAllotmentResult;
  /**
   * Service to service: the orders are paid. Those whose units went back before stay RELEASED; those that hold nothing are
   * left out of the answer.
   */
  confirmStock: Array<StockReservation>;
  /**
   * Service to service: the orders' units go back on the shelf, for good: a reservation that comes later is refused. Safe to
   * repeat. Answers with the ids.
   */
  releaseStock: Array<Scalars['ID']['output']>;
  /**
   * Service to service: takes the units of orders off the shelf, each order all or nothing. Idempotent by the order's id. An
   * answer for each, in the same order.
   */
  reserveStock: Array<ReserveStockResult>;
  /**
   * Service to service: closes a sale's allotment and gives units back to ordinary stock. `quantity` is the total that came
   * back so far, those of orders cancelled after the sale's end included: a repeat, or a lower total, changes nothing.
   */
  returnAllotment: ReturnAllotmentResult;
};


export type MutationAdjustStockArgs = {
  input: AdjustStockInput;
};


export type MutationCarveAllotmentArgs = {
  input: CarveAllotmentInput;
};


export type MutationConfirmStockArgs = {
  orderIds: Array<Scalars['ID']['input']>;
};


export type MutationReleaseStockArgs = {
  orderIds: Array<Scalars['ID']['input']>;
};


export type MutationReserveStockArgs = {
  reservations: Array<StockReservationInput>;
};


export type MutationReturnAllotmentArgs = {
  input: ReturnAllotmentInput;
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
  category: Category;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  images: Array<Image>;
  inStock: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  price: Money;
  slug: Scalars['String']['output'];
  /** Units of ordinary stock; units carved out for a sale are not among them. */
  stock: Scalars['Int']['output'];
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  pageInfo: PageInfo;
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

export type ProductFilter = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Case-insensitive: part of the name. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
};

export type ProductNotFound = Problem & {
  __typename?: 'ProductNotFound';
  message: Scalars['String']['output'];
};

export type ProductUnknown = Problem & {
  __typename?: 'ProductUnknown';
  message: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Every category, by name. */
  categories: Array<Category>;
  category?: Maybe<Category>;
  product?: Maybe<Product>;
  /** Products on sale, newest first. `first` is 1 to 100. */
  products: ProductConnection;
  /** For staff: every movement of a product's ordinary stock, newest first. `first` is 1 to 100. */
  stockLedger: StockMovementConnection;
};


export type QueryCategoryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStockLedgerArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  productId: Scalars['ID']['input'];
};

export type ReserveStockResult = StockReleased | StockReserved | StockShort;

export type ReturnAllotmentInput = {
  eventId: Scalars['ID']['input'];
  /** All that came back so far. */
  quantity: Scalars['Int']['input'];
};

export type ReturnAllotmentResult = AllotmentReturned | AllotmentUnknown;

/** A row of the ledger of a product's ordinary stock. The deltas of all rows add up to the stock. */
export type StockMovement = {
  __typename?: 'StockMovement';
  availableAfter: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  delta: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  kind: StockMovementKind;
  /** What staff gave as the reason of an adjustment. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The order, the sale or the adjustment that caused it. */
  reference: Scalars['String']['output'];
};

export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  edges: Array<StockMovementEdge>;
  pageInfo: PageInfo;
};

export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  cursor: Scalars['String']['output'];
  node: StockMovement;
};

export type StockMovementKind =
  /** Staff counted, received or wrote off units. */
  | 'ADJUSTED'
  /** A sale took its quota. */
  | 'ALLOTMENT_CARVED'
  /** A sale gave back what it did not sell. */
  | 'ALLOTMENT_RETURNED'
  | 'INITIAL'
  /** An order was cancelled, not paid in time or refunded. */
  | 'RELEASED'
  /** An order took them off the shelf. */
  | 'RESERVED';

/** Nothing was reserved: the order's units were released before. */
export type StockReleased = Problem & {
  __typename?: 'StockReleased';
  message: Scalars['String']['output'];
  orderId: Scalars['ID']['output'];
};

export type StockReservation = {
  __typename?: 'StockReservation';
  orderId: Scalars['ID']['output'];
  status: StockReservationStatus;
};

export type StockReservationInput = {
  /** Each product once. */
  items: Array<StockReservationItemInput>;
  orderId: Scalars['ID']['input'];
};

export type StockReservationItemInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type StockReservationStatus =
  | 'CONFIRMED'
  | 'HELD'
  | 'RELEASED';

export type StockReserved = {
  __typename?: 'StockReserved';
  orderId: Scalars['ID']['output'];
};

/** Nothing was reserved: these lines ask for more than there is. */
export type StockShort = Problem & {
  __typename?: 'StockShort';
  lines: Array<StockShortLine>;
  message: Scalars['String']['output'];
  orderId: Scalars['ID']['output'];
};

export type StockShortLine = {
  __typename?: 'StockShortLine';
  available: Scalars['Int']['output'];
  productId: Scalars['ID']['output'];
  requested: Scalars['Int']['output'];
};

export type StockShortage = Problem & {
  __typename?: 'StockShortage';
  available: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** More units were to go than there are. */
export type StockTooLow = Problem & {
  __typename?: 'StockTooLow';
  available: Scalars['Int']['output'];
  message: Scalars['String']['output'];
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
  Category: Category;
  Product: Product;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Category:
    ( { __typename: 'Category' }
    & GraphQLRecursivePick<FederationTypes['Category'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
}>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  AdjustStockResult:
    | ( Omit<AdjustStockSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AdjustStockSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( StockTooLow & { __typename: 'StockTooLow' } )
  ;
  CarveAllotmentResult:
    | ( AllotmentCarved & { __typename: 'AllotmentCarved' } )
    | ( ProductUnknown & { __typename: 'ProductUnknown' } )
    | ( StockShortage & { __typename: 'StockShortage' } )
  ;
  ReserveStockResult:
    | ( StockReleased & { __typename: 'StockReleased' } )
    | ( StockReserved & { __typename: 'StockReserved' } )
    | ( StockShort & { __typename: 'StockShort' } )
  ;
  ReturnAllotmentResult:
    | ( AllotmentReturned & { __typename: 'AllotmentReturned' } )
    | ( AllotmentUnknown & { __typename: 'AllotmentUnknown' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( AllotmentUnknown & { __typename: 'AllotmentUnknown' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( ProductUnknown & { __typename: 'ProductUnknown' } )
    | ( StockReleased & { __typename: 'StockReleased' } )
    | ( StockShort & { __typename: 'StockShort' } )
    | ( StockShortage & { __typename: 'StockShortage' } )
    | ( StockTooLow & { __typename: 'StockTooLow' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AdjustStockInput: AdjustStockInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdjustStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdjustStockResult']>;
  AdjustStockSuccess: ResolverTypeWrapper<Omit<AdjustStockSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AllotmentCarved: ResolverTypeWrapper<AllotmentCarved>;
  AllotmentReturned: ResolverTypeWrapper<AllotmentReturned>;
  AllotmentUnknown: ResolverTypeWrapper<AllotmentUnknown>;
  CarveAllotmentInput: CarveAllotmentInput;
  CarveAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CarveAllotmentResult']>;
  Category: ResolverTypeWrapper<CategoryModel>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  Image: ResolverTypeWrapper<Image>;
  Money: ResolverTypeWrapper<Money>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<ProductModel>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductNotFound: ResolverTypeWrapper<ProductNotFound>;
  ProductUnknown: ResolverTypeWrapper<ProductUnknown>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReserveStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReserveStockResult']>;
  ReturnAllotmentInput: ReturnAllotmentInput;
  ReturnAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnAllotmentResult']>;
  StockMovement: ResolverTypeWrapper<StockMovement>;
  StockMovementConnection: ResolverTypeWrapper<StockMovementConnection>;
  StockMovementEdge: ResolverTypeWrapper<StockMovementEdge>;
  StockMovementKind: StockMovementKind;
  StockReleased: ResolverTypeWrapper<StockReleased>;
  StockReservation: ResolverTypeWrapper<StockReservation>;
  StockReservationInput: StockReservationInput;
  StockReservationItemInput: StockReservationItemInput;
  StockReservationStatus: StockReservationStatus;
  StockReserved: ResolverTypeWrapper<StockReserved>;
  StockShort: ResolverTypeWrapper<StockShort>;
  StockShortLine: ResolverTypeWrapper<StockShortLine>;
  StockShortage: ResolverTypeWrapper<StockShortage>;
  StockTooLow: ResolverTypeWrapper<StockTooLow>;
  cacheControl__Scope: CacheControl__Scope;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AdjustStockInput: AdjustStockInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AdjustStockResult: ResolversUnionTypes<ResolversParentTypes>['AdjustStockResult'];
  AdjustStockSuccess: Omit<AdjustStockSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AllotmentCarved: AllotmentCarved;
  AllotmentReturned: AllotmentReturned;
  AllotmentUnknown: AllotmentUnknown;
  CarveAllotmentInput: CarveAllotmentInput;
  CarveAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['CarveAllotmentResult'];
  Category: CategoryModel;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  IdempotencyConflict: IdempotencyConflict;
  Image: Image;
  Money: Money;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: ProductModel;
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductNotFound: ProductNotFound;
  ProductUnknown: ProductUnknown;
  Query: Record<PropertyKey, never>;
  ReserveStockResult: ResolversUnionTypes<ResolversParentTypes>['ReserveStockResult'];
  ReturnAllotmentInput: ReturnAllotmentInput;
  ReturnAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['ReturnAllotmentResult'];
  StockMovement: StockMovement;
  StockMovementConnection: StockMovementConnection;
  StockMovementEdge: StockMovementEdge;
  StockReleased: StockReleased;
  StockReservation: StockReservation;
  StockReservationInput: StockReservationInput;
  StockReservationItemInput: StockReservationItemInput;
  StockReserved: StockReserved;
  StockShort: StockShort;
  StockShortLine: StockShortLine;
  StockShortage: StockShortage;
  StockTooLow: StockTooLow;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
}>;

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControl__Scope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AdjustStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockResult'] = ResolversParentTypes['AdjustStockResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AdjustStockSuccess' | 'IdempotencyConflict' | 'ProductNotFound' | 'StockTooLow', ParentType, ContextType>;
}>;

export type AdjustStockSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdjustStockSuccess'] = ResolversParentTypes['AdjustStockSuccess']> = ResolversObject<{
  movement?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentCarvedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentCarved'] = ResolversParentTypes['AllotmentCarved']> = ResolversObject<{
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentReturnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentReturned'] = ResolversParentTypes['AllotmentReturned']> = ResolversObject<{
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentUnknownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentUnknown'] = ResolversParentTypes['AllotmentUnknown']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CarveAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CarveAllotmentResult'] = ResolversParentTypes['CarveAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentCarved' | 'ProductUnknown' | 'StockShortage', ParentType, ContextType>;
}>;

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<CategoryProductsArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type IdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = ResolversObject<{
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  adjustStock: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  carveAllotment: Resolver<ResolversTypes['CarveAllotmentResult'], ParentType, ContextType, RequireFields<MutationCarveAllotmentArgs, 'input'>>;
  confirmStock: Resolver<Array<ResolversTypes['StockReservation']>, ParentType, ContextType, RequireFields<MutationConfirmStockArgs, 'orderIds'>>;
  releaseStock: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationReleaseStockArgs, 'orderIds'>>;
  reserveStock: Resolver<Array<ResolversTypes['ReserveStockResult']>, ParentType, ContextType, RequireFields<MutationReserveStockArgs, 'reservations'>>;
  returnAllotment: Resolver<ResolversTypes['ReturnAllotmentResult'], ParentType, ContextType, RequireFields<MutationReturnAllotmentArgs, 'input'>>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentUnknown' | 'IdempotencyConflict' | 'ProductNotFound' | 'ProductUnknown' | 'StockReleased' | 'StockShort' | 'StockShortage' | 'StockTooLow', ParentType, ContextType>;
}>;

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['Image']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
}>;

export type ProductNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductNotFound'] = ResolversParentTypes['ProductNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ProductUnknownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnknown'] = ResolversParentTypes['ProductUnknown']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  categories: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'id'>>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  products: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  stockLedger: Resolver<ResolversTypes['StockMovementConnection'], ParentType, ContextType, RequireFields<QueryStockLedgerArgs, 'first' | 'productId'>>;
}>;

export type ReserveStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReserveStockResult'] = ResolversParentTypes['ReserveStockResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'StockReleased' | 'StockReserved' | 'StockShort', ParentType, ContextType>;
}>;

export type ReturnAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnAllotmentResult'] = ResolversParentTypes['ReturnAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentReturned' | 'AllotmentUnknown', ParentType, ContextType>;
}>;

export type StockMovementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = ResolversObject<{
  availableAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type StockMovementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type StockMovementEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
}>;

export type StockReleasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockReleased'] = ResolversParentTypes['StockReleased']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StockReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockReservation'] = ResolversParentTypes['StockReservation']> = ResolversObject<{
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StockReservationStatus'], ParentType, ContextType>;
}>;

export type StockReservedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockReserved'] = ResolversParentTypes['StockReserved']> = ResolversObject<{
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StockShortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockShort'] = ResolversParentTypes['StockShort']> = ResolversObject<{
  lines?: Resolver<Array<ResolversTypes['StockShortLine']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StockShortLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockShortLine'] = ResolversParentTypes['StockShortLine']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type StockShortageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockShortage'] = ResolversParentTypes['StockShortage']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StockTooLowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockTooLow'] = ResolversParentTypes['StockTooLow']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AdjustStockResult?: AdjustStockResultResolvers<ContextType>;
  AdjustStockSuccess?: AdjustStockSuccessResolvers<ContextType>;
  AllotmentCarved?: AllotmentCarvedResolvers<ContextType>;
  AllotmentReturned?: AllotmentReturnedResolvers<ContextType>;
  AllotmentUnknown?: AllotmentUnknownResolvers<ContextType>;
  CarveAllotmentResult?: CarveAllotmentResultResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductNotFound?: ProductNotFoundResolvers<ContextType>;
  ProductUnknown?: ProductUnknownResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReserveStockResult?: ReserveStockResultResolvers<ContextType>;
  ReturnAllotmentResult?: ReturnAllotmentResultResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockReleased?: StockReleasedResolvers<ContextType>;
  StockReservation?: StockReservationResolvers<ContextType>;
  StockReserved?: StockReservedResolvers<ContextType>;
  StockShort?: StockShortResolvers<ContextType>;
  StockShortLine?: StockShortLineResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  StockTooLow?: StockTooLowResolvers<ContextType>;
}>;

export type DirectiveResolvers<ContextType = Context> = ResolversObject<{
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
}>;
