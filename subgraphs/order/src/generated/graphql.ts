import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrderModel, OrderItemModel, CartModel, CartLineModel, UserModel } from '../models.ts';
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

export type AddToCartInput = {
  /** 1 to 128 characters, chosen by the client, new for every addition. */
  idempotencyKey: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

export type AllotmentClosed = {
  __typename?: 'AllotmentClosed';
  eventId: Scalars['ID']['output'];
  quota: Scalars['Int']['output'];
  sold: Scalars['Int']['output'];
};

export type AllotmentConflict = Problem & {
  __typename?: 'AllotmentConflict';
  message: Scalars['String']['output'];
};

export type AllotmentNotOpen = Problem & {
  __typename?: 'AllotmentNotOpen';
  message: Scalars['String']['output'];
};

export type AllotmentOpened = {
  __typename?: 'AllotmentOpened';
  eventId: Scalars['ID']['output'];
  quota: Scalars['Int']['output'];
};

export type AnonymisedBuyer = {
  __typename?: 'AnonymisedBuyer';
  /** Not delivered, cancelled or refunded yet. Unless it is 0, nothing was removed. */
  ordersUnderWay: Scalars['Int']['output'];
};

export type CancelOrderInput = {
  orderId: Scalars['ID']['input'];
};

export type CancelOrderResult = CancelOrderSuccess | OrderNotCancellable | OrderNotFound;

export type CancelOrderSuccess = {
  __typename?: 'CancelOrderSuccess';
  order: Order;
};

export type Cart = {
  __typename?: 'Cart';
  /** The oldest first. */
  lines: Array<CartLine>;
  /** Of the lines whose product is there; null when there are none, or their currencies differ. */
  total?: Maybe<Money>;
  /** Grows by one with every change. */
  version: Scalars['Int']['output'];
};

export type CartEmpty = Problem & {
  __typename?: 'CartEmpty';
  message: Scalars['String']['output'];
};

export type CartItemInput = {
  productId: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

/** A cart has at most 50 lines, a line at most 999 units. */
export type CartLimitExceeded = Problem & {
  __typename?: 'CartLimitExceeded';
  message: Scalars['String']['output'];
};

export type CartLine = {
  __typename?: 'CartLine';
  name: Scalars['String']['output'];
  /** Why it can't be ordered as it is, or costs something else than when it was last changed. */
  problems: Array<CartLineProblem>;
  /** Null once the product is gone. */
  product?: Maybe<Product>;
  quantity: Scalars['Int']['output'];
  /** Null once the product is gone. */
  unitPrice?: Maybe<Money>;
};

export type CartLineNotFound = Problem & {
  __typename?: 'CartLineNotFound';
  message: Scalars['String']['output'];
};

export type CartLineProblem = OutOfStock | PriceChanged | ProductUnavailable;

export type CartResult = CartLimitExceeded | CartLineNotFound | CartSuccess | IdempotencyConflict | ProductUnavailable;

export type CartSuccess = {
  __typename?: 'CartSuccess';
  cart: Cart;
};

export type CloseAllotmentResult = AllotmentClosed | AllotmentNotOpen;

export type FencedTicket = {
  __typename?: 'FencedTicket';
  /** Whether the unit is still held: false once the order was cancelled, timed out or refunded. */
  held: Scalars['Boolean']['output'];
  idempotencyKey: Scalars['String']['output'];
  orderId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  sequence: Scalars['Int']['output'];
  ticketId: Scalars['ID']['output'];
  userId: Scalars['ID']['output'];
};

/** The idempotency key was used before with another input. */
export type IdempotencyConflict = Problem & {
  __typename?: 'IdempotencyConflict';
  message: Scalars['String']['output'];
};

/** Nothing was ordered: these lines ask for more than there is. */
export type InsufficientStock = Problem & {
  __typename?: 'InsufficientStock';
  lines: Array<InsufficientStockLine>;
  message: Scalars['String']['output'];
};

export type InsufficientStockLine = {
  __typename?: 'InsufficientStockLine';
  available: Scalars['Int']['output'];
  product: Product;
  requested: Scalars['Int']['output'];
};

/** Fields of the input can't be as they are. */
export type InvalidOrder = Problem & {
  __typename?: 'InvalidOrder';
  fields: Array<OrderFieldProblem>;
  message: Scalars['String']['output'];
};

export type MergeCartInput = {
  /** 1 to 128 characters, chosen by the client, new for every merge. */
  idempotencyKey: Scalars['String']['input'];
  /** At most 50 products. */
  items: Array<CartItemInput>;
};

/** One order is paid in one currency. */
export type MixedCurrencies = Problem & {
  __typename?: 'MixedCurrencies';
  currencies: Array<Scalars['CurrencyCode']['output']>;
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
  /** Adds units to a line of one's cart, or a line. The same key adds once. */
  addToCart: CartResult;
  /**
   * Service to service: removes what says who bought from the orders of an account that is to be deleted, unless one of them still needs
   * its buyer. Safe to repeat.
   */
  anonymiseBuyer: AnonymisedBuyer;
  /** Cancels one's own PENDING order; its units go back on sale. Safe to repeat. */
  cancelOrder: CancelOrderResult;
  /** Sets a line's quantity, and takes today's price as seen. */
  changeCartItem: CartResult;
  clearCart: CartResult;
  /**
   * Service to service: closes the fence of an ended sale, so that no further ticket can be sold, and tells how many were.
   * Idempotent by `eventId`.
   */
  closeAllotment: CloseAllotmentResult;
  /**
   * Adds the cart that was filled before logging in. Products that are gone are left out, and no line gets more units than a
   * line may have. The same key adds once.
   */
  mergeCart: CartResult;
  /** Service to service: opens the fence of a sale: `quota` units at one price. Idempotent by `eventId`. */
  openAllotment: OpenAllotmentResult;
  /**
   * Pays a PENDING order, or one whose payment failed. The answer is the payment as accepted (PROCESSING);
   * its outcome arrives on `orderStatus`. The same key with the same input returns the same payment.
   */
  payOrder: PayOrderResult;
  /**
   * Places an order at the catalog's prices and reserves its stock: what is answered with success can be paid. The same key
   * with the same input returns the same order.
   */
  placeOrder: PlaceOrderResult;
  /** Removes a line; one that is not there is removed already. */
  removeFromCart: CartResult;
};


export type MutationAddToCartArgs = {
  input: AddToCartInput;
};


export type MutationAnonymiseBuyerArgs = {
  userId: Scalars['ID']['input'];
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationChangeCartItemArgs = {
  input: CartItemInput;
};


export type MutationCloseAllotmentArgs = {
  eventId: Scalars['ID']['input'];
};


export type MutationMergeCartArgs = {
  input: MergeCartInput;
};


export type MutationOpenAllotmentArgs = {
  input: OpenAllotmentInput;
};


export type MutationPayOrderArgs = {
  input: PayOrderInput;
};


export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


export type MutationRemoveFromCartArgs = {
  productId: Scalars['ID']['input'];
};

export type OpenAllotmentInput = {
  currency: Scalars['CurrencyCode']['input'];
  eventId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
  productName: Scalars['String']['input'];
  quota: Scalars['Int']['input'];
  unitAmount: Scalars['Int']['input'];
};

export type OpenAllotmentResult = AllotmentConflict | AllotmentOpened;

export type Order = {
  __typename?: 'Order';
  buyer: User;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  items: Array<OrderItem>;
  /** When an unpaid order is cancelled by itself; null once it is paid or closed. */
  paymentDueAt?: Maybe<Scalars['DateTime']['output']>;
  payments: Array<Payment>;
  /** Where it goes, as it was when ordered; null for an order of a sale. */
  shippingAddress?: Maybe<ShippingAddress>;
  status: OrderStatus;
  total: Money;
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with every change of the order. */
  version: Scalars['Int']['output'];
};

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  pageInfo: PageInfo;
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

export type OrderFieldProblem = {
  __typename?: 'OrderFieldProblem';
  /** Its path in the input, such as `items.0.quantity`. */
  field: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

export type OrderItem = {
  __typename?: 'OrderItem';
  /** The product's name when it was bought. */
  name: Scalars['String']['output'];
  product: Product;
  quantity: Scalars['Int']['output'];
  unitPrice: Money;
};

export type OrderNotCancellable = Problem & {
  __typename?: 'OrderNotCancellable';
  message: Scalars['String']['output'];
  status: OrderStatus;
};

export type OrderNotFound = Problem & {
  __typename?: 'OrderNotFound';
  message: Scalars['String']['output'];
};

export type OrderNotPayable = Problem & {
  __typename?: 'OrderNotPayable';
  message: Scalars['String']['output'];
  status: OrderStatus;
};

export type OrderStatus =
  | 'CANCELLED'
  | 'COMPLETED'
  | 'PAID'
  | 'PAYMENT_FAILED'
  | 'PENDING'
  | 'REFUNDED'
  | 'SHIPPED';

/** There is less than the line asks for. */
export type OutOfStock = Problem & {
  __typename?: 'OutOfStock';
  available: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PayOrderInput = {
  /** 1 to 128 characters, chosen by the client, new for every attempt to pay. */
  idempotencyKey: Scalars['String']['input'];
  method: PaymentMethod;
  orderId: Scalars['ID']['input'];
};

export type PayOrderResult = IdempotencyConflict | OrderNotFound | OrderNotPayable | PayOrderSuccess;

export type PayOrderSuccess = {
  __typename?: 'PayOrderSuccess';
  order: Order;
  payment: Payment;
};

export type Payment = {
  __typename?: 'Payment';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  /** Why it was declined. */
  failureReason?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  method: PaymentMethod;
  status: PaymentStatus;
};

/** What the sandbox provider is asked to do. */
export type PaymentMethod =
  /** Succeeds. */
  | 'SANDBOX_CARD'
  /** Is declined. */
  | 'SANDBOX_CARD_DECLINED';

export type PaymentStatus =
  | 'DECLINED'
  /** Asked of the provider; the outcome is not known yet. */
  | 'PROCESSING'
  /** All of the money went back. */
  | 'REFUNDED'
  /** The money came when the order could no longer be paid: it is on its way back. */
  | 'RETURNING'
  | 'SUCCEEDED';

export type PlaceOrderInput = {
  /** What the client was shown: nothing is ordered if it costs something else now. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** 1 to 128 characters, chosen by the client, new for every order. */
  idempotencyKey: Scalars['String']['input'];
  /** What to order, at most 50 products. Without it, all of one's cart, which the order then empties. */
  items?: InputMaybe<Array<CartItemInput>>;
  shippingAddress: ShippingAddressInput;
};

export type PlaceOrderResult = CartEmpty | IdempotencyConflict | InsufficientStock | InvalidOrder | MixedCurrencies | PlaceOrderSuccess | ProductUnavailable | TotalChanged;

export type PlaceOrderSuccess = {
  __typename?: 'PlaceOrderSuccess';
  order: Order;
};

export type PriceChanged = Problem & {
  __typename?: 'PriceChanged';
  before: Money;
  message: Scalars['String']['output'];
  now: Money;
};

export type Problem = {
  message: Scalars['String']['output'];
};

export type Product = {
  __typename?: 'Product';
  id: Scalars['ID']['output'];
};

/** These products are not for sale any more. */
export type ProductUnavailable = Problem & {
  __typename?: 'ProductUnavailable';
  message: Scalars['String']['output'];
  productIds: Array<Scalars['ID']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** One's own cart, at the catalog's prices of this moment, with what is wrong with each line. */
  cart: Cart;
  /** One's own order, or any for staff; null otherwise. */
  order?: Maybe<Order>;
  /** Service to service: the fence of a sale and the settled tickets behind it, page by page, so that a lost Redis can be rebuilt. */
  seckillFence?: Maybe<SeckillFence>;
  /** Service to service: what orders want of the catalog's stock, so that no units are held for an order that is not there. */
  stockClaims: Array<StockClaim>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySeckillFenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  eventId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
};


export type QueryStockClaimsArgs = {
  orderIds: Array<Scalars['ID']['input']>;
};

export type SeckillFence = {
  __typename?: 'SeckillFence';
  endCursor?: Maybe<Scalars['String']['output']>;
  eventId: Scalars['ID']['output'];
  hasNextPage: Scalars['Boolean']['output'];
  quota: Scalars['Int']['output'];
  sold: Scalars['Int']['output'];
  tickets: Array<FencedTicket>;
};

export type ShippingAddress = {
  __typename?: 'ShippingAddress';
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2, such as `DE`. */
  countryCode: Scalars['String']['output'];
  line1: Scalars['String']['output'];
  line2?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  recipient: Scalars['String']['output'];
  region?: Maybe<Scalars['String']['output']>;
};

export type ShippingAddressInput = {
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2, such as `DE`. */
  countryCode: Scalars['String']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  recipient: Scalars['String']['input'];
  region?: InputMaybe<Scalars['String']['input']>;
};

export type StockClaim = {
  __typename?: 'StockClaim';
  kind: StockClaimKind;
  orderId: Scalars['ID']['output'];
};

/** What an order wants of its units. */
export type StockClaimKind =
  /** It holds them, and may yet be paid or cancelled. */
  | 'HOLDS'
  /** None: it is cancelled or refunded, or does not exist. */
  | 'NONE'
  /** It is paid. */
  | 'SOLD';

export type Subscription = {
  __typename?: 'Subscription';
  /** The order as it is now, then at every change; `version` only grows. */
  orderStatus: Order;
};


export type SubscriptionOrderStatusArgs = {
  orderId: Scalars['ID']['input'];
};

/** The order would cost this, not what was expected. */
export type TotalChanged = Problem & {
  __typename?: 'TotalChanged';
  message: Scalars['String']['output'];
  total: Money;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /** One's own orders, or anybody's for staff, newest first. `first` is 1 to 100. */
  orders: OrderConnection;
};


export type UserOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Order: Order;
  User: User;
}>;

/** Mapping of federation reference types */
export type FederationReferenceTypes = ResolversObject<{
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
}>;

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  CancelOrderResult:
    | ( Omit<CancelOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'CancelOrderSuccess' } )
    | ( OrderNotCancellable & { __typename: 'OrderNotCancellable' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
  ;
  CartLineProblem:
    | ( OutOfStock & { __typename: 'OutOfStock' } )
    | ( PriceChanged & { __typename: 'PriceChanged' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
  ;
  CartResult:
    | ( CartLimitExceeded & { __typename: 'CartLimitExceeded' } )
    | ( CartLineNotFound & { __typename: 'CartLineNotFound' } )
    | ( Omit<CartSuccess, 'cart'> & { cart: _RefType['Cart'] } & { __typename: 'CartSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
  ;
  CloseAllotmentResult:
    | ( AllotmentClosed & { __typename: 'AllotmentClosed' } )
    | ( AllotmentNotOpen & { __typename: 'AllotmentNotOpen' } )
  ;
  OpenAllotmentResult:
    | ( AllotmentConflict & { __typename: 'AllotmentConflict' } )
    | ( AllotmentOpened & { __typename: 'AllotmentOpened' } )
  ;
  PayOrderResult:
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderNotPayable & { __typename: 'OrderNotPayable' } )
    | ( Omit<PayOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'PayOrderSuccess' } )
  ;
  PlaceOrderResult:
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InsufficientStock & { __typename: 'InsufficientStock' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( MixedCurrencies & { __typename: 'MixedCurrencies' } )
    | ( Omit<PlaceOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'PlaceOrderSuccess' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( TotalChanged & { __typename: 'TotalChanged' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( AllotmentConflict & { __typename: 'AllotmentConflict' } )
    | ( AllotmentNotOpen & { __typename: 'AllotmentNotOpen' } )
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( CartLimitExceeded & { __typename: 'CartLimitExceeded' } )
    | ( CartLineNotFound & { __typename: 'CartLineNotFound' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InsufficientStock & { __typename: 'InsufficientStock' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( MixedCurrencies & { __typename: 'MixedCurrencies' } )
    | ( OrderNotCancellable & { __typename: 'OrderNotCancellable' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderNotPayable & { __typename: 'OrderNotPayable' } )
    | ( OutOfStock & { __typename: 'OutOfStock' } )
    | ( PriceChanged & { __typename: 'PriceChanged' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( TotalChanged & { __typename: 'TotalChanged' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AddToCartInput: AddToCartInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AllotmentClosed: ResolverTypeWrapper<AllotmentClosed>;
  AllotmentConflict: ResolverTypeWrapper<AllotmentConflict>;
  AllotmentNotOpen: ResolverTypeWrapper<AllotmentNotOpen>;
  AllotmentOpened: ResolverTypeWrapper<AllotmentOpened>;
  AnonymisedBuyer: ResolverTypeWrapper<AnonymisedBuyer>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CancelOrderResult']>;
  CancelOrderSuccess: ResolverTypeWrapper<Omit<CancelOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  Cart: ResolverTypeWrapper<CartModel>;
  CartEmpty: ResolverTypeWrapper<CartEmpty>;
  CartItemInput: CartItemInput;
  CartLimitExceeded: ResolverTypeWrapper<CartLimitExceeded>;
  CartLine: ResolverTypeWrapper<CartLineModel>;
  CartLineNotFound: ResolverTypeWrapper<CartLineNotFound>;
  CartLineProblem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartLineProblem']>;
  CartResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CartResult']>;
  CartSuccess: ResolverTypeWrapper<Omit<CartSuccess, 'cart'> & { cart: ResolversTypes['Cart'] }>;
  CloseAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CloseAllotmentResult']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FencedTicket: ResolverTypeWrapper<FencedTicket>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  InsufficientStock: ResolverTypeWrapper<InsufficientStock>;
  InsufficientStockLine: ResolverTypeWrapper<InsufficientStockLine>;
  InvalidOrder: ResolverTypeWrapper<InvalidOrder>;
  MergeCartInput: MergeCartInput;
  MixedCurrencies: ResolverTypeWrapper<MixedCurrencies>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenAllotmentInput: OpenAllotmentInput;
  OpenAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenAllotmentResult']>;
  Order: ResolverTypeWrapper<OrderModel>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFieldProblem: ResolverTypeWrapper<OrderFieldProblem>;
  OrderItem: ResolverTypeWrapper<OrderItemModel>;
  OrderNotCancellable: ResolverTypeWrapper<OrderNotCancellable>;
  OrderNotFound: ResolverTypeWrapper<OrderNotFound>;
  OrderNotPayable: ResolverTypeWrapper<OrderNotPayable>;
  OrderStatus: OrderStatus;
  OutOfStock: ResolverTypeWrapper<OutOfStock>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PayOrderResult']>;
  PayOrderSuccess: ResolverTypeWrapper<Omit<PayOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  Payment: ResolverTypeWrapper<Payment>;
  PaymentMethod: PaymentMethod;
  PaymentStatus: PaymentStatus;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  PlaceOrderSuccess: ResolverTypeWrapper<Omit<PlaceOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  PriceChanged: ResolverTypeWrapper<PriceChanged>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<Product>;
  ProductUnavailable: ResolverTypeWrapper<ProductUnavailable>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SeckillFence: ResolverTypeWrapper<SeckillFence>;
  ShippingAddress: ResolverTypeWrapper<ShippingAddress>;
  ShippingAddressInput: ShippingAddressInput;
  StockClaim: ResolverTypeWrapper<StockClaim>;
  StockClaimKind: StockClaimKind;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TotalChanged: ResolverTypeWrapper<TotalChanged>;
  User: ResolverTypeWrapper<UserModel>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AddToCartInput: AddToCartInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AllotmentClosed: AllotmentClosed;
  AllotmentConflict: AllotmentConflict;
  AllotmentNotOpen: AllotmentNotOpen;
  AllotmentOpened: AllotmentOpened;
  AnonymisedBuyer: AnonymisedBuyer;
  CancelOrderInput: CancelOrderInput;
  CancelOrderResult: ResolversUnionTypes<ResolversParentTypes>['CancelOrderResult'];
  CancelOrderSuccess: Omit<CancelOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  Cart: CartModel;
  CartEmpty: CartEmpty;
  CartItemInput: CartItemInput;
  CartLimitExceeded: CartLimitExceeded;
  CartLine: CartLineModel;
  CartLineNotFound: CartLineNotFound;
  CartLineProblem: ResolversUnionTypes<ResolversParentTypes>['CartLineProblem'];
  CartResult: ResolversUnionTypes<ResolversParentTypes>['CartResult'];
  CartSuccess: Omit<CartSuccess, 'cart'> & { cart: ResolversParentTypes['Cart'] };
  CloseAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['CloseAllotmentResult'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  FencedTicket: FencedTicket;
  Boolean: Scalars['Boolean']['output'];
  IdempotencyConflict: IdempotencyConflict;
  InsufficientStock: InsufficientStock;
  InsufficientStockLine: InsufficientStockLine;
  InvalidOrder: InvalidOrder;
  MergeCartInput: MergeCartInput;
  MixedCurrencies: MixedCurrencies;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  OpenAllotmentInput: OpenAllotmentInput;
  OpenAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['OpenAllotmentResult'];
  Order: OrderModel;
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFieldProblem: OrderFieldProblem;
  OrderItem: OrderItemModel;
  OrderNotCancellable: OrderNotCancellable;
  OrderNotFound: OrderNotFound;
  OrderNotPayable: OrderNotPayable;
  OutOfStock: OutOfStock;
  PageInfo: PageInfo;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolversUnionTypes<ResolversParentTypes>['PayOrderResult'];
  PayOrderSuccess: Omit<PayOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  Payment: Payment;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  PlaceOrderSuccess: Omit<PlaceOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  PriceChanged: PriceChanged;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: Product;
  ProductUnavailable: ProductUnavailable;
  Query: Record<PropertyKey, never>;
  SeckillFence: SeckillFence;
  ShippingAddress: ShippingAddress;
  ShippingAddressInput: ShippingAddressInput;
  StockClaim: StockClaim;
  Subscription: Record<PropertyKey, never>;
  TotalChanged: TotalChanged;
  User: UserModel;
}>;

export type AllotmentClosedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentClosed'] = ResolversParentTypes['AllotmentClosed']> = ResolversObject<{
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentConflict'] = ResolversParentTypes['AllotmentConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentNotOpenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentNotOpen'] = ResolversParentTypes['AllotmentNotOpen']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AllotmentOpenedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AllotmentOpened'] = ResolversParentTypes['AllotmentOpened']> = ResolversObject<{
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type AnonymisedBuyerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnonymisedBuyer'] = ResolversParentTypes['AnonymisedBuyer']> = ResolversObject<{
  ordersUnderWay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type CancelOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderResult'] = ResolversParentTypes['CancelOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CancelOrderSuccess' | 'OrderNotCancellable' | 'OrderNotFound', ParentType, ContextType>;
}>;

export type CancelOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderSuccess'] = ResolversParentTypes['CancelOrderSuccess']> = ResolversObject<{
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = ResolversObject<{
  lines?: Resolver<Array<ResolversTypes['CartLine']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type CartEmptyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartEmpty'] = ResolversParentTypes['CartEmpty']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CartLimitExceededResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartLimitExceeded'] = ResolversParentTypes['CartLimitExceeded']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CartLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartLine'] = ResolversParentTypes['CartLine']> = ResolversObject<{
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['CartLineProblem']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
}>;

export type CartLineNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartLineNotFound'] = ResolversParentTypes['CartLineNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CartLineProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartLineProblem'] = ResolversParentTypes['CartLineProblem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'OutOfStock' | 'PriceChanged' | 'ProductUnavailable', ParentType, ContextType>;
}>;

export type CartResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartResult'] = ResolversParentTypes['CartResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CartLimitExceeded' | 'CartLineNotFound' | 'CartSuccess' | 'IdempotencyConflict' | 'ProductUnavailable', ParentType, ContextType>;
}>;

export type CartSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CartSuccess'] = ResolversParentTypes['CartSuccess']> = ResolversObject<{
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CloseAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseAllotmentResult'] = ResolversParentTypes['CloseAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentClosed' | 'AllotmentNotOpen', ParentType, ContextType>;
}>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type FencedTicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FencedTicket'] = ResolversParentTypes['FencedTicket']> = ResolversObject<{
  held?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ticketId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type IdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InsufficientStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStock'] = ResolversParentTypes['InsufficientStock']> = ResolversObject<{
  lines?: Resolver<Array<ResolversTypes['InsufficientStockLine']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type InsufficientStockLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsufficientStockLine'] = ResolversParentTypes['InsufficientStockLine']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type InvalidOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidOrder'] = ResolversParentTypes['InvalidOrder']> = ResolversObject<{
  fields?: Resolver<Array<ResolversTypes['OrderFieldProblem']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type MixedCurrenciesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MixedCurrencies'] = ResolversParentTypes['MixedCurrencies']> = ResolversObject<{
  currencies?: Resolver<Array<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  addToCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationAddToCartArgs, 'input'>>;
  anonymiseBuyer: Resolver<ResolversTypes['AnonymisedBuyer'], ParentType, ContextType, RequireFields<MutationAnonymiseBuyerArgs, 'userId'>>;
  cancelOrder: Resolver<ResolversTypes['CancelOrderResult'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  changeCartItem: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationChangeCartItemArgs, 'input'>>;
  clearCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType>;
  closeAllotment: Resolver<ResolversTypes['CloseAllotmentResult'], ParentType, ContextType, RequireFields<MutationCloseAllotmentArgs, 'eventId'>>;
  mergeCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationMergeCartArgs, 'input'>>;
  openAllotment: Resolver<ResolversTypes['OpenAllotmentResult'], ParentType, ContextType, RequireFields<MutationOpenAllotmentArgs, 'input'>>;
  payOrder: Resolver<ResolversTypes['PayOrderResult'], ParentType, ContextType, RequireFields<MutationPayOrderArgs, 'input'>>;
  placeOrder: Resolver<ResolversTypes['PlaceOrderResult'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  removeFromCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationRemoveFromCartArgs, 'productId'>>;
}>;

export type OpenAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenAllotmentResult'] = ResolversParentTypes['OpenAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentConflict' | 'AllotmentOpened', ParentType, ContextType>;
}>;

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  paymentDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['ShippingAddress']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
}>;

export type OrderFieldProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderFieldProblem'] = ResolversParentTypes['OrderFieldProblem']> = ResolversObject<{
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type OrderItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderItem'] = ResolversParentTypes['OrderItem']> = ResolversObject<{
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
}>;

export type OrderNotCancellableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotCancellable'] = ResolversParentTypes['OrderNotCancellable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OrderNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotFound'] = ResolversParentTypes['OrderNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OrderNotPayableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotPayable'] = ResolversParentTypes['OrderNotPayable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OutOfStockResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OutOfStock'] = ResolversParentTypes['OutOfStock']> = ResolversObject<{
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PayOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayOrderResult'] = ResolversParentTypes['PayOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'IdempotencyConflict' | 'OrderNotFound' | 'OrderNotPayable' | 'PayOrderSuccess', ParentType, ContextType>;
}>;

export type PayOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayOrderSuccess'] = ResolversParentTypes['PayOrderSuccess']> = ResolversObject<{
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
}>;

export type PlaceOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CartEmpty' | 'IdempotencyConflict' | 'InsufficientStock' | 'InvalidOrder' | 'MixedCurrencies' | 'PlaceOrderSuccess' | 'ProductUnavailable' | 'TotalChanged', ParentType, ContextType>;
}>;

export type PlaceOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderSuccess'] = ResolversParentTypes['PlaceOrderSuccess']> = ResolversObject<{
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PriceChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceChanged'] = ResolversParentTypes['PriceChanged']> = ResolversObject<{
  before?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  now?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentConflict' | 'AllotmentNotOpen' | 'CartEmpty' | 'CartLimitExceeded' | 'CartLineNotFound' | 'IdempotencyConflict' | 'InsufficientStock' | 'InvalidOrder' | 'MixedCurrencies' | 'OrderNotCancellable' | 'OrderNotFound' | 'OrderNotPayable' | 'OutOfStock' | 'PriceChanged' | 'ProductUnavailable' | 'TotalChanged', ParentType, ContextType>;
}>;

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = ResolversObject<{
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type ProductUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnavailable'] = ResolversParentTypes['ProductUnavailable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  cart: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  order: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  seckillFence: Resolver<Maybe<ResolversTypes['SeckillFence']>, ParentType, ContextType, RequireFields<QuerySeckillFenceArgs, 'eventId' | 'first'>>;
  stockClaims: Resolver<Array<ResolversTypes['StockClaim']>, ParentType, ContextType, RequireFields<QueryStockClaimsArgs, 'orderIds'>>;
}>;

export type SeckillFenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillFence'] = ResolversParentTypes['SeckillFence']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tickets?: Resolver<Array<ResolversTypes['FencedTicket']>, ParentType, ContextType>;
}>;

export type ShippingAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ShippingAddress'] = ResolversParentTypes['ShippingAddress']> = ResolversObject<{
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type StockClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockClaim'] = ResolversParentTypes['StockClaim']> = ResolversObject<{
  kind?: Resolver<ResolversTypes['StockClaimKind'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
}>;

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = ResolversObject<{
  orderStatus: SubscriptionResolver<ResolversTypes['Order'], "orderStatus", ParentType, ContextType, RequireFields<SubscriptionOrderStatusArgs, 'orderId'>>;
}>;

export type TotalChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotalChanged'] = ResolversParentTypes['TotalChanged']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<UserOrdersArgs, 'first'>>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AllotmentClosed?: AllotmentClosedResolvers<ContextType>;
  AllotmentConflict?: AllotmentConflictResolvers<ContextType>;
  AllotmentNotOpen?: AllotmentNotOpenResolvers<ContextType>;
  AllotmentOpened?: AllotmentOpenedResolvers<ContextType>;
  AnonymisedBuyer?: AnonymisedBuyerResolvers<ContextType>;
  CancelOrderResult?: CancelOrderResultResolvers<ContextType>;
  CancelOrderSuccess?: CancelOrderSuccessResolvers<ContextType>;
  Cart?: CartResolvers<ContextType>;
  CartEmpty?: CartEmptyResolvers<ContextType>;
  CartLimitExceeded?: CartLimitExceededResolvers<ContextType>;
  CartLine?: CartLineResolvers<ContextType>;
  CartLineNotFound?: CartLineNotFoundResolvers<ContextType>;
  CartLineProblem?: CartLineProblemResolvers<ContextType>;
  CartResult?: CartResultResolvers<ContextType>;
  CartSuccess?: CartSuccessResolvers<ContextType>;
  CloseAllotmentResult?: CloseAllotmentResultResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  FencedTicket?: FencedTicketResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  InsufficientStock?: InsufficientStockResolvers<ContextType>;
  InsufficientStockLine?: InsufficientStockLineResolvers<ContextType>;
  InvalidOrder?: InvalidOrderResolvers<ContextType>;
  MixedCurrencies?: MixedCurrenciesResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenAllotmentResult?: OpenAllotmentResultResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderFieldProblem?: OrderFieldProblemResolvers<ContextType>;
  OrderItem?: OrderItemResolvers<ContextType>;
  OrderNotCancellable?: OrderNotCancellableResolvers<ContextType>;
  OrderNotFound?: OrderNotFoundResolvers<ContextType>;
  OrderNotPayable?: OrderNotPayableResolvers<ContextType>;
  OutOfStock?: OutOfStockResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayOrderResult?: PayOrderResultResolvers<ContextType>;
  PayOrderSuccess?: PayOrderSuccessResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  PlaceOrderSuccess?: PlaceOrderSuccessResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductUnavailable?: ProductUnavailableResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SeckillFence?: SeckillFenceResolvers<ContextType>;
  ShippingAddress?: ShippingAddressResolvers<ContextType>;
  StockClaim?: StockClaimResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TotalChanged?: TotalChangedResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
}>;

