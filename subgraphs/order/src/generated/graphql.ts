import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OrderModel, OrderItemModel, OrderHistoryModel, PaymentModel, RefundModel, WebhookEndpointModel, WebhookDeliveryModel, CartModel, CartLineModel, UserModel } from '../models.ts';
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
  /** 1 to 128 characters, chosen by the client, new for every addition. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
  /** 1 to 999. */
  quantity: Scalars['Int']['input'];
};

/** One has no such address: it was deleted, or never was one's own. */
export type AddressNotFound = Problem & {
  __typename?: 'AddressNotFound';
  message: Scalars['String']['output'];
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

export type CompleteOrderInput = {
  orderId: Scalars['ID']['input'];
};

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

export type FulfilOrderResult = FulfilOrderSuccess | OrderNotFound | OrderTransitionNotAllowed;

export type FulfilOrderSuccess = {
  __typename?: 'FulfilOrderSuccess';
  order: Order;
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

export type InvalidWebhook = Problem & {
  __typename?: 'InvalidWebhook';
  message: Scalars['String']['output'];
};

export type MergeCartInput = {
  /** 1 to 128 characters, chosen by the client, new for every merge. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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
  /** SHIPPED → COMPLETED; for those who run the shop. Told again, it changes nothing. */
  completeOrder: FulfilOrderResult;
  /**
   * Adds the cart that was filled before logging in. Products that are gone are left out, and no line gets more units than a
   * line may have. The same key adds once.
   */
  mergeCart: CartResult;
  /** Service to service: opens the fence of a sale: `quota` units at one price. Idempotent by `eventId`. */
  openAllotment: OpenAllotmentResult;
  /**
   * Pays a PENDING order, or one whose payment failed. The answer is the payment as accepted (PROCESSING), with what its buyer
   * has to do next; its outcome arrives on `orderStatus`. The same key with the same input returns the same payment.
   */
  payOrder: PayOrderResult;
  /**
   * Places an order at the catalog's prices and reserves its stock: what is answered with success can be paid. The same key
   * with the same input returns the same order.
   */
  placeOrder: PlaceOrderResult;
  /**
   * Gives money of a paid order back, a part or all of it; for those who run the shop. All of it makes a PAID order REFUNDED,
   * and its units go back on sale. The same key with the same input returns the same refund.
   */
  refundOrder: RefundOrderResult;
  /** Removes a line; one that is not there is removed already. */
  removeFromCart: CartResult;
  /** Sends a delivery again, whatever became of it. */
  replayWebhookDelivery: ReplayWebhookResult;
  /** PAID → SHIPPED; for those who run the shop. Told again, it changes nothing. */
  shipOrder: FulfilOrderResult;
  /**
   * Has a system of the shop told of orders, by signed POST requests; for those who run the shop. The secret is shown in this
   * answer alone: a repeat with the same key has the same endpoint without it.
   */
  subscribeWebhook: SubscribeWebhookResult;
  /** Ends it; what was not delivered stays so. Safe to repeat. */
  unsubscribeWebhook: UnsubscribeWebhookResult;
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


export type MutationCompleteOrderArgs = {
  input: CompleteOrderInput;
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


export type MutationRefundOrderArgs = {
  input: RefundOrderInput;
};


export type MutationRemoveFromCartArgs = {
  productId: Scalars['ID']['input'];
};


export type MutationReplayWebhookDeliveryArgs = {
  deliveryId: Scalars['ID']['input'];
};


export type MutationShipOrderArgs = {
  input: ShipOrderInput;
};


export type MutationSubscribeWebhookArgs = {
  input: SubscribeWebhookInput;
};


export type MutationUnsubscribeWebhookArgs = {
  endpointId: Scalars['ID']['input'];
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
  /** What became of it, with whom and why, from its creation on. */
  history: Array<OrderHistoryEntry>;
  id: Scalars['ID']['output'];
  items: Array<OrderItem>;
  /** When an unpaid order is cancelled by itself; null once it is paid or closed. */
  paymentDueAt?: Maybe<Scalars['DateTime']['output']>;
  payments: Array<Payment>;
  /** What was given back of the total. */
  refunded: Money;
  refunds: Array<Refund>;
  /** Null until it is shipped. */
  shipment?: Maybe<Shipment>;
  /** Where it goes, as it was when ordered; null for an order of a sale. */
  shippingAddress?: Maybe<ShippingAddress>;
  status: OrderStatus;
  total: Money;
  updatedAt: Scalars['DateTime']['output'];
  /** Grows by one with every change of the order. */
  version: Scalars['Int']['output'];
};

/** Who changed an order. */
export type OrderActor = {
  __typename?: 'OrderActor';
  /** The account, or the part of the system; the accounts of others are shown to those who run the shop alone. */
  id?: Maybe<Scalars['ID']['output']>;
  kind: OrderActorKind;
};

export type OrderActorKind =
  | 'SERVICE'
  | 'SYSTEM'
  | 'USER';

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

export type OrderEvent =
  | 'CANCELLED'
  | 'COMPLETED'
  | 'CREATED'
  | 'PAID'
  /** The buyer has to confirm a payment. */
  | 'PAYMENT_ACTION_REQUIRED'
  | 'PAYMENT_FAILED'
  | 'REFUNDED'
  /** A provider refused to give money back: a person has to look. */
  | 'REFUND_FAILED'
  | 'SHIPPED';

export type OrderFieldProblem = {
  __typename?: 'OrderFieldProblem';
  /** Its path in the input, such as `items.0.quantity`. */
  field: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** An order fits when all that is given does. */
export type OrderFilter = {
  buyerId?: InputMaybe<Scalars['ID']['input']>;
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time. */
  createdUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** Has a line of this product. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Came from this sale. */
  seckillEventId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of them. */
  statuses?: InputMaybe<Array<OrderStatus>>;
};

export type OrderHistoryEntry = {
  __typename?: 'OrderHistoryEntry';
  actor: OrderActor;
  at: Scalars['DateTime']['output'];
  event: OrderEvent;
  reason?: Maybe<Scalars['String']['output']>;
  /** What had been given back by then. */
  refunded: Money;
  /** From then on. */
  status: OrderStatus;
  /** The version that the order had from then on. */
  version: Scalars['Int']['output'];
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

export type OrderNotRefundable = Problem & {
  __typename?: 'OrderNotRefundable';
  message: Scalars['String']['output'];
  /** What may still be given back. */
  refundable: Money;
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

/** The order is in no state that this may follow. */
export type OrderTransitionNotAllowed = Problem & {
  __typename?: 'OrderTransitionNotAllowed';
  message: Scalars['String']['output'];
  status: OrderStatus;
};

export type OrderUpdate = {
  __typename?: 'OrderUpdate';
  /** For `resumeFrom`. */
  cursor: Scalars['String']['output'];
  /** What happened; null for an order as it was when the subscription began. */
  event?: Maybe<OrderEvent>;
  /** As it was from then on. */
  order: Order;
};

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
  /** 1 to 128 characters, chosen by the client, new for every attempt to pay. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  method: PaymentMethod;
  /** What the client got from the provider for this one payment, never card data; for STRIPE. At most 255 characters. */
  methodToken?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
};

export type PayOrderResult = IdempotencyConflict | OrderNotFound | OrderNotPayable | PayOrderSuccess | PaymentMethodUnavailable;

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
  /** What the client has to do for it to go on. */
  nextAction: PaymentNextAction;
  /** What went back of it. */
  refunded: Money;
  status: PaymentStatus;
};

/** The SANDBOX methods move no money, and each goes its own way. */
export type PaymentMethod =
  /** Succeeds a second later, as a webhook tells. */
  | 'SANDBOX_ASYNC'
  /** Is declined a second later, as a webhook tells. */
  | 'SANDBOX_ASYNC_DECLINED'
  /** Succeeds at once. */
  | 'SANDBOX_CARD'
  /** Is declined at once. */
  | 'SANDBOX_CARD_DECLINED'
  /** The money comes a minute later, even when nobody wants it any more. */
  | 'SANDBOX_LATE'
  /** The buyer has to confirm it on a page of the provider. */
  | 'SANDBOX_REDIRECT'
  /** Succeeds, but its first answers are lost: the outcome has to be asked for. */
  | 'SANDBOX_TIMEOUT'
  /** Succeeds; its webhooks come twice, out of order, or not at all. */
  | 'SANDBOX_UNRELIABLE'
  /** By Stripe, where it is set up: `methodToken` is the id of a PaymentMethod. */
  | 'STRIPE';

/** This shop is not set up for it. */
export type PaymentMethodUnavailable = Problem & {
  __typename?: 'PaymentMethodUnavailable';
  /** What it can be paid with. */
  available: Array<PaymentMethod>;
  message: Scalars['String']['output'];
};

export type PaymentNextAction = {
  __typename?: 'PaymentNextAction';
  kind: PaymentNextActionKind;
  url?: Maybe<Scalars['String']['output']>;
};

export type PaymentNextActionKind =
  /** Nothing: the outcome is known. */
  | 'NONE'
  /** The buyer has to confirm it at `url`. */
  | 'REDIRECT'
  /** The outcome arrives on `orderStatus`. */
  | 'WAIT';

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
  /** One of one's own `addresses`. The order keeps it as it is now. */
  addressId?: InputMaybe<Scalars['ID']['input']>;
  /** What the client was shown: nothing is ordered if it costs something else now. */
  expectedTotal?: InputMaybe<MoneyInput>;
  /** 1 to 128 characters, chosen by the client, new for every order. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What to order, at most 50 products. Without it, all of one's cart, which the order then empties. */
  items?: InputMaybe<Array<CartItemInput>>;
  /** Where it goes: this, or one of one's saved addresses, but not both. */
  shippingAddress?: InputMaybe<ShippingAddressInput>;
};

export type PlaceOrderResult = AddressNotFound | CartEmpty | IdempotencyConflict | InsufficientStock | InvalidOrder | MixedCurrencies | PlaceOrderSuccess | ProductUnavailable | TotalChanged;

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
  /** One's own order, any for ADMIN, one with a product of theirs or of the shop's own for MERCHANT; null otherwise. */
  order?: Maybe<Order>;
  /**
   * Everybody's orders, newest first, for those who run the shop; MERCHANT sees those with a product of theirs or of the shop's own.
   * `first` is 1 to 100.
   */
  orders: OrderConnection;
  /** Service to service: the fence of a sale and the settled tickets behind it, page by page, so that a lost Redis can be rebuilt. */
  seckillFence?: Maybe<SeckillFence>;
  /** Service to service: what orders want of the catalog's stock, so that no units are held for an order that is not there. */
  stockClaims: Array<StockClaim>;
  /** Where the shop's systems are told of orders; for those who run the shop. */
  webhookEndpoints: Array<WebhookEndpoint>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySeckillFenceArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  eventId: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
};


export type QueryStockClaimsArgs = {
  orderIds: Array<Scalars['ID']['input']>;
};

export type Refund = {
  __typename?: 'Refund';
  amount: Money;
  /** Of money that came when the order could no longer take it: nobody asked for it. */
  automatic: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  failureReason?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  paymentId: Scalars['ID']['output'];
  reason: Scalars['String']['output'];
  status: RefundStatus;
};

export type RefundOrderInput = {
  /** Minor units of the order's currency; without it, all that is left. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 128 characters, chosen by the client, new for every refund. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
  /** 1 to 200 characters; the buyer sees it. */
  reason: Scalars['String']['input'];
};

export type RefundOrderResult = IdempotencyConflict | OrderNotFound | OrderNotRefundable | RefundOrderSuccess;

export type RefundOrderSuccess = {
  __typename?: 'RefundOrderSuccess';
  order: Order;
  refund: Refund;
};

export type RefundStatus =
  | 'FAILED'
  /** Asked of the provider; the outcome is not known yet. */
  | 'PROCESSING'
  | 'SUCCEEDED';

export type ReplayWebhookResult = ReplayWebhookSuccess | WebhookNotFound;

export type ReplayWebhookSuccess = {
  __typename?: 'ReplayWebhookSuccess';
  delivery: WebhookDelivery;
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

export type ShipOrderInput = {
  /** 1 to 64 characters. */
  carrier: Scalars['String']['input'];
  orderId: Scalars['ID']['input'];
  /** 1 to 128 characters. */
  trackingNumber: Scalars['String']['input'];
};

export type Shipment = {
  __typename?: 'Shipment';
  carrier: Scalars['String']['output'];
  shippedAt: Scalars['DateTime']['output'];
  trackingNumber: Scalars['String']['output'];
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

export type SubscribeWebhookInput = {
  /** What to be told of; not PAYMENT_ACTION_REQUIRED or REFUND_FAILED, which are the shop's own. */
  events: Array<OrderEvent>;
  /** 1 to 128 characters, chosen by the client, new for every endpoint. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** `https://`, without credentials, and at no private address; at most 2,048 characters. */
  url: Scalars['String']['input'];
};

export type SubscribeWebhookResult = IdempotencyConflict | InvalidWebhook | SubscribeWebhookSuccess;

export type SubscribeWebhookSuccess = {
  __typename?: 'SubscribeWebhookSuccess';
  endpoint: WebhookEndpoint;
  /** What requests are signed with; null when the endpoint was there already. */
  secret?: Maybe<Scalars['String']['output']>;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * One's own newest orders as they are now, then every change of any of them. With `resumeFrom`, the last cursor seen, it
   * begins with every change since then instead. Changes of the minute before may come again: compare versions.
   */
  myOrderUpdates: OrderUpdate;
  /**
   * The order as it is now, then at every change; `version` only grows. With `resumeFrom`, the last version seen, it begins with
   * every version since then instead, so that a client that was away misses none.
   */
  orderStatus: Order;
};


export type SubscriptionMyOrderUpdatesArgs = {
  resumeFrom?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionOrderStatusArgs = {
  orderId: Scalars['ID']['input'];
  resumeFrom?: InputMaybe<Scalars['Int']['input']>;
};

/** The order would cost this, not what was expected. */
export type TotalChanged = Problem & {
  __typename?: 'TotalChanged';
  message: Scalars['String']['output'];
  total: Money;
};

export type UnsubscribeWebhookResult = UnsubscribeWebhookSuccess | WebhookNotFound;

export type UnsubscribeWebhookSuccess = {
  __typename?: 'UnsubscribeWebhookSuccess';
  endpoint: WebhookEndpoint;
};

export type User = {
  __typename?: 'User';
  id: Scalars['ID']['output'];
  /** One's own orders, or anybody's for staff as in `Query.orders`, newest first. `first` is 1 to 100. */
  orders: OrderConnection;
};


export type UserOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<UserOrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type UserOrderFilter = {
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time. */
  createdUntil?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of them. */
  statuses?: InputMaybe<Array<OrderStatus>>;
};

export type WebhookAttempt = {
  __typename?: 'WebhookAttempt';
  at: Scalars['DateTime']['output'];
  durationMs: Scalars['Int']['output'];
  failure?: Maybe<Scalars['String']['output']>;
  /** Of the answer; null when there was none. */
  statusCode?: Maybe<Scalars['Int']['output']>;
};

export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** The oldest first. */
  attempts: Array<WebhookAttempt>;
  createdAt: Scalars['DateTime']['output'];
  event: OrderEvent;
  id: Scalars['ID']['output'];
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  orderId: Scalars['ID']['output'];
  /** The body that is sent. */
  payload: Scalars['String']['output'];
  status: WebhookDeliveryStatus;
  version: Scalars['Int']['output'];
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  pageInfo: PageInfo;
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

export type WebhookDeliveryStatus =
  | 'DELIVERED'
  /** Given up after the last attempt. */
  | 'FAILED'
  /** Waits for its turn, or for another attempt. */
  | 'PENDING';

export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  active: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** Newest first. `first` is 1 to 100. */
  deliveries: WebhookDeliveryConnection;
  events: Array<OrderEvent>;
  id: Scalars['ID']['output'];
  url: Scalars['String']['output'];
};


export type WebhookEndpointDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type WebhookNotFound = Problem & {
  __typename?: 'WebhookNotFound';
  message: Scalars['String']['output'];
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
  FulfilOrderResult:
    | ( Omit<FulfilOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'FulfilOrderSuccess' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderTransitionNotAllowed & { __typename: 'OrderTransitionNotAllowed' } )
  ;
  OpenAllotmentResult:
    | ( AllotmentConflict & { __typename: 'AllotmentConflict' } )
    | ( AllotmentOpened & { __typename: 'AllotmentOpened' } )
  ;
  PayOrderResult:
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderNotPayable & { __typename: 'OrderNotPayable' } )
    | ( Omit<PayOrderSuccess, 'order' | 'payment'> & { order: _RefType['Order'], payment: _RefType['Payment'] } & { __typename: 'PayOrderSuccess' } )
    | ( PaymentMethodUnavailable & { __typename: 'PaymentMethodUnavailable' } )
  ;
  PlaceOrderResult:
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InsufficientStock & { __typename: 'InsufficientStock' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( MixedCurrencies & { __typename: 'MixedCurrencies' } )
    | ( Omit<PlaceOrderSuccess, 'order'> & { order: _RefType['Order'] } & { __typename: 'PlaceOrderSuccess' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( TotalChanged & { __typename: 'TotalChanged' } )
  ;
  RefundOrderResult:
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderNotRefundable & { __typename: 'OrderNotRefundable' } )
    | ( Omit<RefundOrderSuccess, 'order' | 'refund'> & { order: _RefType['Order'], refund: _RefType['Refund'] } & { __typename: 'RefundOrderSuccess' } )
  ;
  ReplayWebhookResult:
    | ( Omit<ReplayWebhookSuccess, 'delivery'> & { delivery: _RefType['WebhookDelivery'] } & { __typename: 'ReplayWebhookSuccess' } )
    | ( WebhookNotFound & { __typename: 'WebhookNotFound' } )
  ;
  SubscribeWebhookResult:
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InvalidWebhook & { __typename: 'InvalidWebhook' } )
    | ( Omit<SubscribeWebhookSuccess, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'SubscribeWebhookSuccess' } )
  ;
  UnsubscribeWebhookResult:
    | ( Omit<UnsubscribeWebhookSuccess, 'endpoint'> & { endpoint: _RefType['WebhookEndpoint'] } & { __typename: 'UnsubscribeWebhookSuccess' } )
    | ( WebhookNotFound & { __typename: 'WebhookNotFound' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( AddressNotFound & { __typename: 'AddressNotFound' } )
    | ( AllotmentConflict & { __typename: 'AllotmentConflict' } )
    | ( AllotmentNotOpen & { __typename: 'AllotmentNotOpen' } )
    | ( CartEmpty & { __typename: 'CartEmpty' } )
    | ( CartLimitExceeded & { __typename: 'CartLimitExceeded' } )
    | ( CartLineNotFound & { __typename: 'CartLineNotFound' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( InsufficientStock & { __typename: 'InsufficientStock' } )
    | ( InvalidOrder & { __typename: 'InvalidOrder' } )
    | ( InvalidWebhook & { __typename: 'InvalidWebhook' } )
    | ( MixedCurrencies & { __typename: 'MixedCurrencies' } )
    | ( OrderNotCancellable & { __typename: 'OrderNotCancellable' } )
    | ( OrderNotFound & { __typename: 'OrderNotFound' } )
    | ( OrderNotPayable & { __typename: 'OrderNotPayable' } )
    | ( OrderNotRefundable & { __typename: 'OrderNotRefundable' } )
    | ( OrderTransitionNotAllowed & { __typename: 'OrderTransitionNotAllowed' } )
    | ( OutOfStock & { __typename: 'OutOfStock' } )
    | ( PaymentMethodUnavailable & { __typename: 'PaymentMethodUnavailable' } )
    | ( PriceChanged & { __typename: 'PriceChanged' } )
    | ( ProductUnavailable & { __typename: 'ProductUnavailable' } )
    | ( TotalChanged & { __typename: 'TotalChanged' } )
    | ( WebhookNotFound & { __typename: 'WebhookNotFound' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AddToCartInput: AddToCartInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AddressNotFound: ResolverTypeWrapper<AddressNotFound>;
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
  CompleteOrderInput: CompleteOrderInput;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  FencedTicket: ResolverTypeWrapper<FencedTicket>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FulfilOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FulfilOrderResult']>;
  FulfilOrderSuccess: ResolverTypeWrapper<Omit<FulfilOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  InsufficientStock: ResolverTypeWrapper<InsufficientStock>;
  InsufficientStockLine: ResolverTypeWrapper<InsufficientStockLine>;
  InvalidOrder: ResolverTypeWrapper<InvalidOrder>;
  InvalidWebhook: ResolverTypeWrapper<InvalidWebhook>;
  MergeCartInput: MergeCartInput;
  MixedCurrencies: ResolverTypeWrapper<MixedCurrencies>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OpenAllotmentInput: OpenAllotmentInput;
  OpenAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['OpenAllotmentResult']>;
  Order: ResolverTypeWrapper<OrderModel>;
  OrderActor: ResolverTypeWrapper<OrderActor>;
  OrderActorKind: OrderActorKind;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderEvent: OrderEvent;
  OrderFieldProblem: ResolverTypeWrapper<OrderFieldProblem>;
  OrderFilter: OrderFilter;
  OrderHistoryEntry: ResolverTypeWrapper<OrderHistoryModel>;
  OrderItem: ResolverTypeWrapper<OrderItemModel>;
  OrderNotCancellable: ResolverTypeWrapper<OrderNotCancellable>;
  OrderNotFound: ResolverTypeWrapper<OrderNotFound>;
  OrderNotPayable: ResolverTypeWrapper<OrderNotPayable>;
  OrderNotRefundable: ResolverTypeWrapper<OrderNotRefundable>;
  OrderStatus: OrderStatus;
  OrderTransitionNotAllowed: ResolverTypeWrapper<OrderTransitionNotAllowed>;
  OrderUpdate: ResolverTypeWrapper<Omit<OrderUpdate, 'order'> & { order: ResolversTypes['Order'] }>;
  OutOfStock: ResolverTypeWrapper<OutOfStock>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PayOrderResult']>;
  PayOrderSuccess: ResolverTypeWrapper<Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversTypes['Order'], payment: ResolversTypes['Payment'] }>;
  Payment: ResolverTypeWrapper<PaymentModel>;
  PaymentMethod: PaymentMethod;
  PaymentMethodUnavailable: ResolverTypeWrapper<PaymentMethodUnavailable>;
  PaymentNextAction: ResolverTypeWrapper<PaymentNextAction>;
  PaymentNextActionKind: PaymentNextActionKind;
  PaymentStatus: PaymentStatus;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  PlaceOrderSuccess: ResolverTypeWrapper<Omit<PlaceOrderSuccess, 'order'> & { order: ResolversTypes['Order'] }>;
  PriceChanged: ResolverTypeWrapper<PriceChanged>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<Product>;
  ProductUnavailable: ResolverTypeWrapper<ProductUnavailable>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Refund: ResolverTypeWrapper<RefundModel>;
  RefundOrderInput: RefundOrderInput;
  RefundOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RefundOrderResult']>;
  RefundOrderSuccess: ResolverTypeWrapper<Omit<RefundOrderSuccess, 'order' | 'refund'> & { order: ResolversTypes['Order'], refund: ResolversTypes['Refund'] }>;
  RefundStatus: RefundStatus;
  ReplayWebhookResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReplayWebhookResult']>;
  ReplayWebhookSuccess: ResolverTypeWrapper<Omit<ReplayWebhookSuccess, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  SeckillFence: ResolverTypeWrapper<SeckillFence>;
  ShipOrderInput: ShipOrderInput;
  Shipment: ResolverTypeWrapper<Shipment>;
  ShippingAddress: ResolverTypeWrapper<ShippingAddress>;
  ShippingAddressInput: ShippingAddressInput;
  StockClaim: ResolverTypeWrapper<StockClaim>;
  StockClaimKind: StockClaimKind;
  SubscribeWebhookInput: SubscribeWebhookInput;
  SubscribeWebhookResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SubscribeWebhookResult']>;
  SubscribeWebhookSuccess: ResolverTypeWrapper<Omit<SubscribeWebhookSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TotalChanged: ResolverTypeWrapper<TotalChanged>;
  UnsubscribeWebhookResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UnsubscribeWebhookResult']>;
  UnsubscribeWebhookSuccess: ResolverTypeWrapper<Omit<UnsubscribeWebhookSuccess, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  User: ResolverTypeWrapper<UserModel>;
  UserOrderFilter: UserOrderFilter;
  WebhookAttempt: ResolverTypeWrapper<WebhookAttempt>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryModel>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointModel>;
  WebhookNotFound: ResolverTypeWrapper<WebhookNotFound>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AddToCartInput: AddToCartInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AddressNotFound: AddressNotFound;
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
  CompleteOrderInput: CompleteOrderInput;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  FencedTicket: FencedTicket;
  Boolean: Scalars['Boolean']['output'];
  FulfilOrderResult: ResolversUnionTypes<ResolversParentTypes>['FulfilOrderResult'];
  FulfilOrderSuccess: Omit<FulfilOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  IdempotencyConflict: IdempotencyConflict;
  InsufficientStock: InsufficientStock;
  InsufficientStockLine: InsufficientStockLine;
  InvalidOrder: InvalidOrder;
  InvalidWebhook: InvalidWebhook;
  MergeCartInput: MergeCartInput;
  MixedCurrencies: MixedCurrencies;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  OpenAllotmentInput: OpenAllotmentInput;
  OpenAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['OpenAllotmentResult'];
  Order: OrderModel;
  OrderActor: OrderActor;
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFieldProblem: OrderFieldProblem;
  OrderFilter: OrderFilter;
  OrderHistoryEntry: OrderHistoryModel;
  OrderItem: OrderItemModel;
  OrderNotCancellable: OrderNotCancellable;
  OrderNotFound: OrderNotFound;
  OrderNotPayable: OrderNotPayable;
  OrderNotRefundable: OrderNotRefundable;
  OrderTransitionNotAllowed: OrderTransitionNotAllowed;
  OrderUpdate: Omit<OrderUpdate, 'order'> & { order: ResolversParentTypes['Order'] };
  OutOfStock: OutOfStock;
  PageInfo: PageInfo;
  PayOrderInput: PayOrderInput;
  PayOrderResult: ResolversUnionTypes<ResolversParentTypes>['PayOrderResult'];
  PayOrderSuccess: Omit<PayOrderSuccess, 'order' | 'payment'> & { order: ResolversParentTypes['Order'], payment: ResolversParentTypes['Payment'] };
  Payment: PaymentModel;
  PaymentMethodUnavailable: PaymentMethodUnavailable;
  PaymentNextAction: PaymentNextAction;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  PlaceOrderSuccess: Omit<PlaceOrderSuccess, 'order'> & { order: ResolversParentTypes['Order'] };
  PriceChanged: PriceChanged;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: Product;
  ProductUnavailable: ProductUnavailable;
  Query: Record<PropertyKey, never>;
  Refund: RefundModel;
  RefundOrderInput: RefundOrderInput;
  RefundOrderResult: ResolversUnionTypes<ResolversParentTypes>['RefundOrderResult'];
  RefundOrderSuccess: Omit<RefundOrderSuccess, 'order' | 'refund'> & { order: ResolversParentTypes['Order'], refund: ResolversParentTypes['Refund'] };
  ReplayWebhookResult: ResolversUnionTypes<ResolversParentTypes>['ReplayWebhookResult'];
  ReplayWebhookSuccess: Omit<ReplayWebhookSuccess, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  SeckillFence: SeckillFence;
  ShipOrderInput: ShipOrderInput;
  Shipment: Shipment;
  ShippingAddress: ShippingAddress;
  ShippingAddressInput: ShippingAddressInput;
  StockClaim: StockClaim;
  SubscribeWebhookInput: SubscribeWebhookInput;
  SubscribeWebhookResult: ResolversUnionTypes<ResolversParentTypes>['SubscribeWebhookResult'];
  SubscribeWebhookSuccess: Omit<SubscribeWebhookSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  Subscription: Record<PropertyKey, never>;
  TotalChanged: TotalChanged;
  UnsubscribeWebhookResult: ResolversUnionTypes<ResolversParentTypes>['UnsubscribeWebhookResult'];
  UnsubscribeWebhookSuccess: Omit<UnsubscribeWebhookSuccess, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  User: UserModel;
  UserOrderFilter: UserOrderFilter;
  WebhookAttempt: WebhookAttempt;
  WebhookDelivery: WebhookDeliveryModel;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEndpoint: WebhookEndpointModel;
  WebhookNotFound: WebhookNotFound;
}>;

export type AddressNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressNotFound'] = ResolversParentTypes['AddressNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type FulfilOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilOrderResult'] = ResolversParentTypes['FulfilOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'FulfilOrderSuccess' | 'OrderNotFound' | 'OrderTransitionNotAllowed', ParentType, ContextType>;
}>;

export type FulfilOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilOrderSuccess'] = ResolversParentTypes['FulfilOrderSuccess']> = ResolversObject<{
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type InvalidWebhookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidWebhook'] = ResolversParentTypes['InvalidWebhook']> = ResolversObject<{
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
  completeOrder: Resolver<ResolversTypes['FulfilOrderResult'], ParentType, ContextType, RequireFields<MutationCompleteOrderArgs, 'input'>>;
  mergeCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationMergeCartArgs, 'input'>>;
  openAllotment: Resolver<ResolversTypes['OpenAllotmentResult'], ParentType, ContextType, RequireFields<MutationOpenAllotmentArgs, 'input'>>;
  payOrder: Resolver<ResolversTypes['PayOrderResult'], ParentType, ContextType, RequireFields<MutationPayOrderArgs, 'input'>>;
  placeOrder: Resolver<ResolversTypes['PlaceOrderResult'], ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  refundOrder: Resolver<ResolversTypes['RefundOrderResult'], ParentType, ContextType, RequireFields<MutationRefundOrderArgs, 'input'>>;
  removeFromCart: Resolver<ResolversTypes['CartResult'], ParentType, ContextType, RequireFields<MutationRemoveFromCartArgs, 'productId'>>;
  replayWebhookDelivery: Resolver<ResolversTypes['ReplayWebhookResult'], ParentType, ContextType, RequireFields<MutationReplayWebhookDeliveryArgs, 'deliveryId'>>;
  shipOrder: Resolver<ResolversTypes['FulfilOrderResult'], ParentType, ContextType, RequireFields<MutationShipOrderArgs, 'input'>>;
  subscribeWebhook: Resolver<ResolversTypes['SubscribeWebhookResult'], ParentType, ContextType, RequireFields<MutationSubscribeWebhookArgs, 'input'>>;
  unsubscribeWebhook: Resolver<ResolversTypes['UnsubscribeWebhookResult'], ParentType, ContextType, RequireFields<MutationUnsubscribeWebhookArgs, 'endpointId'>>;
}>;

export type OpenAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenAllotmentResult'] = ResolversParentTypes['OpenAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentConflict' | 'AllotmentOpened', ParentType, ContextType>;
}>;

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['OrderHistoryEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['OrderItem']>, ParentType, ContextType>;
  paymentDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['ShippingAddress']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type OrderActorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderActor'] = ResolversParentTypes['OrderActor']> = ResolversObject<{
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['OrderActorKind'], ParentType, ContextType>;
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

export type OrderHistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderHistoryEntry'] = ResolversParentTypes['OrderHistoryEntry']> = ResolversObject<{
  actor?: Resolver<ResolversTypes['OrderActor'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['OrderEvent'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type OrderNotRefundableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderNotRefundable'] = ResolversParentTypes['OrderNotRefundable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OrderTransitionNotAllowedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderTransitionNotAllowed'] = ResolversParentTypes['OrderTransitionNotAllowed']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type OrderUpdateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderUpdate'] = ResolversParentTypes['OrderUpdate']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'IdempotencyConflict' | 'OrderNotFound' | 'OrderNotPayable' | 'PayOrderSuccess' | 'PaymentMethodUnavailable', ParentType, ContextType>;
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
  nextAction?: Resolver<ResolversTypes['PaymentNextAction'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
}>;

export type PaymentMethodUnavailableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentMethodUnavailable'] = ResolversParentTypes['PaymentMethodUnavailable']> = ResolversObject<{
  available?: Resolver<Array<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type PaymentNextActionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentNextAction'] = ResolversParentTypes['PaymentNextAction']> = ResolversObject<{
  kind?: Resolver<ResolversTypes['PaymentNextActionKind'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PlaceOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AddressNotFound' | 'CartEmpty' | 'IdempotencyConflict' | 'InsufficientStock' | 'InvalidOrder' | 'MixedCurrencies' | 'PlaceOrderSuccess' | 'ProductUnavailable' | 'TotalChanged', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'AddressNotFound' | 'AllotmentConflict' | 'AllotmentNotOpen' | 'CartEmpty' | 'CartLimitExceeded' | 'CartLineNotFound' | 'IdempotencyConflict' | 'InsufficientStock' | 'InvalidOrder' | 'InvalidWebhook' | 'MixedCurrencies' | 'OrderNotCancellable' | 'OrderNotFound' | 'OrderNotPayable' | 'OrderNotRefundable' | 'OrderTransitionNotAllowed' | 'OutOfStock' | 'PaymentMethodUnavailable' | 'PriceChanged' | 'ProductUnavailable' | 'TotalChanged' | 'WebhookNotFound', ParentType, ContextType>;
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
  orders: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first'>>;
  seckillFence: Resolver<Maybe<ResolversTypes['SeckillFence']>, ParentType, ContextType, RequireFields<QuerySeckillFenceArgs, 'eventId' | 'first'>>;
  stockClaims: Resolver<Array<ResolversTypes['StockClaim']>, ParentType, ContextType, RequireFields<QueryStockClaimsArgs, 'orderIds'>>;
  webhookEndpoints: Resolver<Array<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
}>;

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  automatic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paymentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
}>;

export type RefundOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundOrderResult'] = ResolversParentTypes['RefundOrderResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'IdempotencyConflict' | 'OrderNotFound' | 'OrderNotRefundable' | 'RefundOrderSuccess', ParentType, ContextType>;
}>;

export type RefundOrderSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundOrderSuccess'] = ResolversParentTypes['RefundOrderSuccess']> = ResolversObject<{
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ReplayWebhookResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookResult'] = ResolversParentTypes['ReplayWebhookResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ReplayWebhookSuccess' | 'WebhookNotFound', ParentType, ContextType>;
}>;

export type ReplayWebhookSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookSuccess'] = ResolversParentTypes['ReplayWebhookSuccess']> = ResolversObject<{
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SeckillFenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeckillFence'] = ResolversParentTypes['SeckillFence']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quota?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tickets?: Resolver<Array<ResolversTypes['FencedTicket']>, ParentType, ContextType>;
}>;

export type ShipmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = ResolversObject<{
  carrier?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shippedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  trackingNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type SubscribeWebhookResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscribeWebhookResult'] = ResolversParentTypes['SubscribeWebhookResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'IdempotencyConflict' | 'InvalidWebhook' | 'SubscribeWebhookSuccess', ParentType, ContextType>;
}>;

export type SubscribeWebhookSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscribeWebhookSuccess'] = ResolversParentTypes['SubscribeWebhookSuccess']> = ResolversObject<{
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = ResolversObject<{
  myOrderUpdates: SubscriptionResolver<ResolversTypes['OrderUpdate'], "myOrderUpdates", ParentType, ContextType, Partial<SubscriptionMyOrderUpdatesArgs>>;
  orderStatus: SubscriptionResolver<ResolversTypes['Order'], "orderStatus", ParentType, ContextType, RequireFields<SubscriptionOrderStatusArgs, 'orderId'>>;
}>;

export type TotalChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TotalChanged'] = ResolversParentTypes['TotalChanged']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UnsubscribeWebhookResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsubscribeWebhookResult'] = ResolversParentTypes['UnsubscribeWebhookResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'UnsubscribeWebhookSuccess' | 'WebhookNotFound', ParentType, ContextType>;
}>;

export type UnsubscribeWebhookSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsubscribeWebhookSuccess'] = ResolversParentTypes['UnsubscribeWebhookSuccess']> = ResolversObject<{
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, RequireFields<UserOrdersArgs, 'first'>>;
}>;

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = ResolversObject<{
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
}>;

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = ResolversObject<{
  attempts?: Resolver<Array<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['OrderEvent'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
}>;

export type WebhookEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = ResolversObject<{
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<WebhookEndpointDeliveriesArgs, 'first'>>;
  events?: Resolver<Array<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type WebhookNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookNotFound'] = ResolversParentTypes['WebhookNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AddressNotFound?: AddressNotFoundResolvers<ContextType>;
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
  FulfilOrderResult?: FulfilOrderResultResolvers<ContextType>;
  FulfilOrderSuccess?: FulfilOrderSuccessResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  InsufficientStock?: InsufficientStockResolvers<ContextType>;
  InsufficientStockLine?: InsufficientStockLineResolvers<ContextType>;
  InvalidOrder?: InvalidOrderResolvers<ContextType>;
  InvalidWebhook?: InvalidWebhookResolvers<ContextType>;
  MixedCurrencies?: MixedCurrenciesResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OpenAllotmentResult?: OpenAllotmentResultResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderActor?: OrderActorResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderFieldProblem?: OrderFieldProblemResolvers<ContextType>;
  OrderHistoryEntry?: OrderHistoryEntryResolvers<ContextType>;
  OrderItem?: OrderItemResolvers<ContextType>;
  OrderNotCancellable?: OrderNotCancellableResolvers<ContextType>;
  OrderNotFound?: OrderNotFoundResolvers<ContextType>;
  OrderNotPayable?: OrderNotPayableResolvers<ContextType>;
  OrderNotRefundable?: OrderNotRefundableResolvers<ContextType>;
  OrderTransitionNotAllowed?: OrderTransitionNotAllowedResolvers<ContextType>;
  OrderUpdate?: OrderUpdateResolvers<ContextType>;
  OutOfStock?: OutOfStockResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayOrderResult?: PayOrderResultResolvers<ContextType>;
  PayOrderSuccess?: PayOrderSuccessResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentMethodUnavailable?: PaymentMethodUnavailableResolvers<ContextType>;
  PaymentNextAction?: PaymentNextActionResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  PlaceOrderSuccess?: PlaceOrderSuccessResolvers<ContextType>;
  PriceChanged?: PriceChangedResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductUnavailable?: ProductUnavailableResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundOrderResult?: RefundOrderResultResolvers<ContextType>;
  RefundOrderSuccess?: RefundOrderSuccessResolvers<ContextType>;
  ReplayWebhookResult?: ReplayWebhookResultResolvers<ContextType>;
  ReplayWebhookSuccess?: ReplayWebhookSuccessResolvers<ContextType>;
  SeckillFence?: SeckillFenceResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShippingAddress?: ShippingAddressResolvers<ContextType>;
  StockClaim?: StockClaimResolvers<ContextType>;
  SubscribeWebhookResult?: SubscribeWebhookResultResolvers<ContextType>;
  SubscribeWebhookSuccess?: SubscribeWebhookSuccessResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TotalChanged?: TotalChangedResolvers<ContextType>;
  UnsubscribeWebhookResult?: UnsubscribeWebhookResultResolvers<ContextType>;
  UnsubscribeWebhookSuccess?: UnsubscribeWebhookSuccessResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookNotFound?: WebhookNotFoundResolvers<ContextType>;
}>;

