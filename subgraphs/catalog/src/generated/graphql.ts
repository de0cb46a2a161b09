import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProductModel, CategoryModel, ImageModel, ProductSearchModel, ProductSearchEdgeModel, CategoryFacetModel } from '../models.ts';
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
  /** Such as `{ "color": "red", "sizes": ["S", "M"] }`. */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AddProductImageInput = {
  alt: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  uploadKey: Scalars['String']['input'];
};

export type AddProductImageResult = AddProductImageSuccess | ImageUnusable | ProductNotFound;

export type AddProductImageSuccess = {
  __typename?: 'AddProductImageSuccess';
  product: Product;
};

export type AdjustStockInput = {
  /** Units: above zero they come, below zero they go. */
  delta: Scalars['Int']['input'];
  /** 1 to 128 characters, chosen by the client, new for every adjustment. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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

export type AttributeFacet = {
  __typename?: 'AttributeFacet';
  name: Scalars['String']['output'];
  values: Array<AttributeFacetValue>;
};

export type AttributeFacetValue = {
  __typename?: 'AttributeFacetValue';
  count: Scalars['Int']['output'];
  value: Scalars['String']['output'];
};

export type AttributeFilter = {
  name: Scalars['String']['input'];
  /** One of these. */
  values: Array<Scalars['String']['input']>;
};

export type CarveAllotmentInput = {
  eventId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type CarveAllotmentResult = AllotmentCarved | ProductNotForSale | ProductUnknown | StockShortage;

export type Category = {
  __typename?: 'Category';
  /** From the root to this category. */
  breadcrumb: Array<Category>;
  /** By name. */
  children: Array<Category>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  parent?: Maybe<Category>;
  /** The slugs from the root to this category, such as `home/kitchen/pots`. */
  path: Scalars['String']['output'];
  /** Of this category and all below it. */
  products: ProductConnection;
  slug: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};


export type CategoryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: ProductSort;
};

/** A category can't be moved below itself. */
export type CategoryCycle = Problem & {
  __typename?: 'CategoryCycle';
  message: Scalars['String']['output'];
};

export type CategoryFacet = {
  __typename?: 'CategoryFacet';
  category: Category;
  count: Scalars['Int']['output'];
};

export type CategoryNotFound = Problem & {
  __typename?: 'CategoryNotFound';
  message: Scalars['String']['output'];
};

export type CategoryTooDeep = Problem & {
  __typename?: 'CategoryTooDeep';
  /** Levels that a tree may have. */
  limit: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

export type CreateCategoryInput = {
  /** 1 to 128 characters, chosen by the client, new for each. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  slug: Scalars['String']['input'];
};

export type CreateCategoryResult = CategoryNotFound | CategoryTooDeep | CreateCategorySuccess | IdempotencyConflict | SlugTaken;

export type CreateCategorySuccess = {
  __typename?: 'CreateCategorySuccess';
  category: Category;
};

export type CreateImageUploadInput = {
  contentType: Scalars['String']['input'];
  productId: Scalars['ID']['input'];
  /** Bytes, exactly. */
  size: Scalars['Int']['input'];
};

export type CreateImageUploadResult = ImageUpload | ProductNotFound;

export type CreateProductInput = {
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  categoryId: Scalars['ID']['input'];
  description?: Scalars['String']['input'];
  /** 1 to 128 characters, chosen by the client, new for every product. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  price: MoneyInput;
  sku?: InputMaybe<Scalars['String']['input']>;
  slug: Scalars['String']['input'];
  status?: ProductStatus;
  /** Units to begin with. */
  stock?: Scalars['Int']['input'];
};

export type CreateProductResult = CategoryNotFound | CreateProductSuccess | IdempotencyConflict | SkuTaken | SlugTaken;

export type CreateProductSuccess = {
  __typename?: 'CreateProductSuccess';
  product: Product;
};

export type CreateVariantInput = {
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  /** 1 to 128 characters, chosen by the client, new for each. The header `Idempotency-Key` does the same; one of the two is needed. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  price: MoneyInput;
  productId: Scalars['ID']['input'];
  sku: Scalars['String']['input'];
  /** Units to begin with. */
  stock?: Scalars['Int']['input'];
};

export type CreateVariantResult = CreateVariantSuccess | IdempotencyConflict | ProductNotFound | SkuTaken;

export type CreateVariantSuccess = {
  __typename?: 'CreateVariantSuccess';
  product: Product;
  variant: ProductVariant;
};

export type HttpHeader = {
  __typename?: 'HttpHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** The idempotency key was used before with another input. */
export type IdempotencyConflict = Problem & {
  __typename?: 'IdempotencyConflict';
  message: Scalars['String']['output'];
};

export type Image = {
  __typename?: 'Image';
  alt: Scalars['String']['output'];
  /** Without `width`: as it was uploaded. With it: the smallest copy that is as wide, in pixels, if there is one. */
  url: Scalars['String']['output'];
};


export type ImageUrlArgs = {
  width?: InputMaybe<Scalars['Int']['input']>;
};

/** There is no such upload, or it is no picture of the type that was announced. */
export type ImageUnusable = Problem & {
  __typename?: 'ImageUnusable';
  message: Scalars['String']['output'];
};

/** One PUT request with these headers, before it expires. */
export type ImageUpload = {
  __typename?: 'ImageUpload';
  expiresAt: Scalars['DateTime']['output'];
  headers: Array<HttpHeader>;
  uploadKey: Scalars['String']['output'];
  url: Scalars['String']['output'];
};

/** An amount in minor units (cents), never a float. */
export type Money = {
  __typename?: 'Money';
  amount: Scalars['Int']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  /** Minor units. */
  amount: Scalars['Int']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type MoveCategoryInput = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
};

export type MoveCategoryResult = CategoryCycle | CategoryNotFound | CategoryTooDeep | MoveCategorySuccess | StaleCategory;

export type MoveCategorySuccess = {
  __typename?: 'MoveCategorySuccess';
  category: Category;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** For staff: shows an uploaded picture as the product's last, with copies of smaller widths. Safe to repeat. */
  addProductImage: AddProductImageResult;
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
  /** For staff. */
  createCategory: CreateCategoryResult;
  /** For staff: where to PUT a picture of a product, JPEG, PNG, WebP or AVIF of at most 10 MiB, before it is added. */
  createImageUpload: CreateImageUploadResult;
  /** For staff. Slugs are unique: small letters, digits and single hyphens. */
  createProduct: CreateProductResult;
  /** For staff: a form in which a product is sold, such as a size, with its own price and stock. */
  createVariant: CreateVariantResult;
  /** For staff: with all that is below it. Null for `parentId` makes it a root. */
  moveCategory: MoveCategoryResult;
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
  /** For staff: changes the fields that are given. */
  updateCategory: UpdateCategoryResult;
  /** For staff, of the shop's own products and of their own: changes the fields that are given. */
  updateProduct: UpdateProductResult;
  /** For staff: changes the fields that are given. */
  updateVariant: UpdateVariantResult;
};


export type MutationAddProductImageArgs = {
  input: AddProductImageInput;
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


export type MutationCreateCategoryArgs = {
  input: CreateCategoryInput;
};


export type MutationCreateImageUploadArgs = {
  input: CreateImageUploadInput;
};


export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


export type MutationCreateVariantArgs = {
  input: CreateVariantInput;
};


export type MutationMoveCategoryArgs = {
  input: MoveCategoryInput;
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


export type MutationUpdateCategoryArgs = {
  input: UpdateCategoryInput;
};


export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


export type MutationUpdateVariantArgs = {
  input: UpdateVariantInput;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PriceBandFacet = {
  __typename?: 'PriceBandFacet';
  count: Scalars['Int']['output'];
  /** Minor units. */
  from: Scalars['Int']['output'];
  /** Minor units, not included; null for no upper end. */
  to?: Maybe<Scalars['Int']['output']>;
};

export type Problem = {
  message: Scalars['String']['output'];
};

/** A product, or one of its variants: each has an id by which it is ordered, priced and counted. */
export type Product = {
  __typename?: 'Product';
  attributes: Scalars['JSONObject']['output'];
  category: Category;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  images: Array<Image>;
  inStock: Scalars['Boolean']['output'];
  /** Whose product it is; null for the shop's own. */
  merchantId?: Maybe<Scalars['ID']['output']>;
  /** Of a variant: the product's name and its own. */
  name: Scalars['String']['output'];
  price: Money;
  sku?: Maybe<Scalars['String']['output']>;
  slug: Scalars['String']['output'];
  status: ProductStatus;
  /** Units of ordinary stock, those of all variants together; units carved out for a sale are not among them. */
  stock: Scalars['Int']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** Of a variant: the product that it belongs to. */
  variantOf?: Maybe<Product>;
  /** The forms in which it is sold, oldest first. A product that has some is ordered by the id of one of them. */
  variants: Array<ProductVariant>;
  /** Grows with every change; an update names the one that it is based on. */
  version: Scalars['Int']['output'];
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
  /** With the categories below it. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  maxPrice?: InputMaybe<Scalars['Int']['input']>;
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** Minor units, both ends included. */
  minPrice?: InputMaybe<Scalars['Int']['input']>;
  /** Case-insensitive: part of the name. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
  /** For staff: ACTIVE if it is not given. */
  status?: InputMaybe<ProductStatus>;
};

/** A draft or archived, or the variant of one. */
export type ProductNotForSale = Problem & {
  __typename?: 'ProductNotForSale';
  message: Scalars['String']['output'];
};

export type ProductNotFound = Problem & {
  __typename?: 'ProductNotFound';
  message: Scalars['String']['output'];
};

export type ProductSearch = {
  __typename?: 'ProductSearch';
  /** The query with words of the shop in place of those that it does not know; null when there is nothing to correct. */
  didYouMean?: Maybe<Scalars['String']['output']>;
  edges: Array<ProductSearchEdge>;
  facets: SearchFacets;
  pageInfo: PageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ProductSearchEdge = {
  __typename?: 'ProductSearchEdge';
  cursor: Scalars['String']['output'];
  highlights: SearchHighlights;
  node: Product;
};

export type ProductSort =
  | 'NEWEST'
  | 'PRICE_ASC'
  | 'PRICE_DESC';

export type ProductStatus =
  | 'ACTIVE'
  /** Not on lists and not for sale any more. */
  | 'ARCHIVED'
  /** Staff alone sees it. */
  | 'DRAFT';

export type ProductUnknown = Problem & {
  __typename?: 'ProductUnknown';
  message: Scalars['String']['output'];
};

/** A form in which a product is sold. Its id is that of a product: order it, or adjust its stock, by that. */
export type ProductVariant = {
  __typename?: 'ProductVariant';
  /** What sets it apart, such as its size. */
  attributes: Scalars['JSONObject']['output'];
  id: Scalars['ID']['output'];
  inStock: Scalars['Boolean']['output'];
  /** Such as `Red, M`. */
  name: Scalars['String']['output'];
  price: Money;
  sku: Scalars['String']['output'];
  status: ProductStatus;
  stock: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Every category, by name. */
  categories: Array<Category>;
  /** By one of the two. */
  category?: Maybe<Category>;
  /** By one of the two. Null for a draft, unless staff asks. */
  product?: Maybe<Product>;
  /** Products on sale. `first` and `last` are 1 to 100; with `last`, `first` does not count. */
  products: ProductConnection;
  /**
   * Products on sale that have all words of `query`, words that begin with them, or words that have them inside; Chinese, Japanese
   * and Korean by any part of them. `first` is 1 to 100. Beyond 5,000 products that match, pages end, and facets count the best.
   */
  searchProducts: ProductSearch;
  /** For staff: every movement of a product's ordinary stock, newest first. `first` is 1 to 100. */
  stockLedger: StockMovementConnection;
};


export type QueryCategoryArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  sort?: ProductSort;
};


export type QuerySearchProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
  sort?: SearchSort;
};


export type QueryStockLedgerArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  productId: Scalars['ID']['input'];
};

export type ReserveStockResult = StockNotForSale | StockReleased | StockReserved | StockShort;

export type ReturnAllotmentInput = {
  eventId: Scalars['ID']['input'];
  /** All that came back so far. */
  quantity: Scalars['Int']['input'];
};

export type ReturnAllotmentResult = AllotmentReturned | AllotmentUnknown;

/** What further filters would leave: each facet counts the products that all filters but its own let pass. */
export type SearchFacets = {
  __typename?: 'SearchFacets';
  attributes: Array<AttributeFacet>;
  /** Largest first. */
  categories: Array<CategoryFacet>;
  /** Products that are in stock. */
  inStock: Scalars['Int']['output'];
  priceBands: Array<PriceBandFacet>;
};

export type SearchFilter = {
  /** All of these. */
  attributes?: InputMaybe<Array<AttributeFilter>>;
  /** With the categories below it. */
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  maxPrice?: InputMaybe<Scalars['Int']['input']>;
  /** Minor units, both ends included. */
  minPrice?: InputMaybe<Scalars['Int']['input']>;
};

/** HTML, escaped, with `<mark>` around what was found; null where nothing was. */
export type SearchHighlights = {
  __typename?: 'SearchHighlights';
  /** A piece of the description. */
  description?: Maybe<Scalars['String']['output']>;
  name?: Maybe<Scalars['String']['output']>;
};

export type SearchSort =
  | 'NEWEST'
  | 'PRICE_ASC'
  | 'PRICE_DESC'
  | 'RELEVANCE';

export type SkuTaken = Problem & {
  __typename?: 'SkuTaken';
  message: Scalars['String']['output'];
};

export type SlugTaken = Problem & {
  __typename?: 'SlugTaken';
  message: Scalars['String']['output'];
};

/** Somebody changed it since: look at it again, then repeat with the version that it has now. */
export type StaleCategory = Problem & {
  __typename?: 'StaleCategory';
  category: Category;
  currentVersion: Scalars['Int']['output'];
  message: Scalars['String']['output'];
};

/** Somebody changed it since: look at it again, then repeat with the version that it has now. */
export type StaleProduct = Problem & {
  __typename?: 'StaleProduct';
  currentVersion: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  product: Product;
};

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

/** Nothing was reserved: these products are no longer, or not yet, for sale. */
export type StockNotForSale = Problem & {
  __typename?: 'StockNotForSale';
  message: Scalars['String']['output'];
  orderId: Scalars['ID']['output'];
  productIds: Array<Scalars['ID']['output']>;
};

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

export type UpdateCategoryInput = {
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCategoryResult = CategoryNotFound | SlugTaken | StaleCategory | UpdateCategorySuccess;

export type UpdateCategorySuccess = {
  __typename?: 'UpdateCategorySuccess';
  category: Category;
};

export type UpdateProductInput = {
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** The version that the change is based on. */
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<MoneyInput>;
  sku?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ProductStatus>;
};

export type UpdateProductResult = CategoryNotFound | ProductNotFound | SkuTaken | SlugTaken | StaleProduct | UpdateProductSuccess;

export type UpdateProductSuccess = {
  __typename?: 'UpdateProductSuccess';
  product: Product;
};

export type UpdateVariantInput = {
  attributes?: InputMaybe<Scalars['JSONObject']['input']>;
  expectedVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<MoneyInput>;
  sku?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ProductStatus>;
};

export type UpdateVariantResult = ProductNotFound | SkuTaken | StaleProduct | UpdateVariantSuccess;

export type UpdateVariantSuccess = {
  __typename?: 'UpdateVariantSuccess';
  product: Product;
  variant: ProductVariant;
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
  AddProductImageResult:
    | ( Omit<AddProductImageSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AddProductImageSuccess' } )
    | ( ImageUnusable & { __typename: 'ImageUnusable' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
  ;
  AdjustStockResult:
    | ( Omit<AdjustStockSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'AdjustStockSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( StockTooLow & { __typename: 'StockTooLow' } )
  ;
  CarveAllotmentResult:
    | ( AllotmentCarved & { __typename: 'AllotmentCarved' } )
    | ( ProductNotForSale & { __typename: 'ProductNotForSale' } )
    | ( ProductUnknown & { __typename: 'ProductUnknown' } )
    | ( StockShortage & { __typename: 'StockShortage' } )
  ;
  CreateCategoryResult:
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( CategoryTooDeep & { __typename: 'CategoryTooDeep' } )
    | ( Omit<CreateCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'CreateCategorySuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
  ;
  CreateImageUploadResult:
    | ( ImageUpload & { __typename: 'ImageUpload' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
  ;
  CreateProductResult:
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( Omit<CreateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'CreateProductSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
  ;
  CreateVariantResult:
    | ( Omit<CreateVariantSuccess, 'product' | 'variant'> & { product: _RefType['Product'], variant: _RefType['ProductVariant'] } & { __typename: 'CreateVariantSuccess' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
  ;
  MoveCategoryResult:
    | ( CategoryCycle & { __typename: 'CategoryCycle' } )
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( CategoryTooDeep & { __typename: 'CategoryTooDeep' } )
    | ( Omit<MoveCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'MoveCategorySuccess' } )
    | ( Omit<StaleCategory, 'category'> & { category: _RefType['Category'] } & { __typename: 'StaleCategory' } )
  ;
  ReserveStockResult:
    | ( StockNotForSale & { __typename: 'StockNotForSale' } )
    | ( StockReleased & { __typename: 'StockReleased' } )
    | ( StockReserved & { __typename: 'StockReserved' } )
    | ( StockShort & { __typename: 'StockShort' } )
  ;
  ReturnAllotmentResult:
    | ( AllotmentReturned & { __typename: 'AllotmentReturned' } )
    | ( AllotmentUnknown & { __typename: 'AllotmentUnknown' } )
  ;
  UpdateCategoryResult:
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<StaleCategory, 'category'> & { category: _RefType['Category'] } & { __typename: 'StaleCategory' } )
    | ( Omit<UpdateCategorySuccess, 'category'> & { category: _RefType['Category'] } & { __typename: 'UpdateCategorySuccess' } )
  ;
  UpdateProductResult:
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<StaleProduct, 'product'> & { product: _RefType['Product'] } & { __typename: 'StaleProduct' } )
    | ( Omit<UpdateProductSuccess, 'product'> & { product: _RefType['Product'] } & { __typename: 'UpdateProductSuccess' } )
  ;
  UpdateVariantResult:
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( Omit<StaleProduct, 'product'> & { product: _RefType['Product'] } & { __typename: 'StaleProduct' } )
    | ( Omit<UpdateVariantSuccess, 'product' | 'variant'> & { product: _RefType['Product'], variant: _RefType['ProductVariant'] } & { __typename: 'UpdateVariantSuccess' } )
  ;
}>;

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = ResolversObject<{
  Problem:
    | ( AllotmentUnknown & { __typename: 'AllotmentUnknown' } )
    | ( CategoryCycle & { __typename: 'CategoryCycle' } )
    | ( CategoryNotFound & { __typename: 'CategoryNotFound' } )
    | ( CategoryTooDeep & { __typename: 'CategoryTooDeep' } )
    | ( IdempotencyConflict & { __typename: 'IdempotencyConflict' } )
    | ( ImageUnusable & { __typename: 'ImageUnusable' } )
    | ( ProductNotForSale & { __typename: 'ProductNotForSale' } )
    | ( ProductNotFound & { __typename: 'ProductNotFound' } )
    | ( ProductUnknown & { __typename: 'ProductUnknown' } )
    | ( SkuTaken & { __typename: 'SkuTaken' } )
    | ( SlugTaken & { __typename: 'SlugTaken' } )
    | ( Omit<StaleCategory, 'category'> & { category: _RefType['Category'] } & { __typename: 'StaleCategory' } )
    | ( Omit<StaleProduct, 'product'> & { product: _RefType['Product'] } & { __typename: 'StaleProduct' } )
    | ( StockNotForSale & { __typename: 'StockNotForSale' } )
    | ( StockReleased & { __typename: 'StockReleased' } )
    | ( StockShort & { __typename: 'StockShort' } )
    | ( StockShortage & { __typename: 'StockShortage' } )
    | ( StockTooLow & { __typename: 'StockTooLow' } )
  ;
}>;

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = ResolversObject<{
  AddProductImageInput: AddProductImageInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddProductImageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddProductImageResult']>;
  AddProductImageSuccess: ResolverTypeWrapper<Omit<AddProductImageSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdjustStockResult']>;
  AdjustStockSuccess: ResolverTypeWrapper<Omit<AdjustStockSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  AllotmentCarved: ResolverTypeWrapper<AllotmentCarved>;
  AllotmentReturned: ResolverTypeWrapper<AllotmentReturned>;
  AllotmentUnknown: ResolverTypeWrapper<AllotmentUnknown>;
  AttributeFacet: ResolverTypeWrapper<AttributeFacet>;
  AttributeFacetValue: ResolverTypeWrapper<AttributeFacetValue>;
  AttributeFilter: AttributeFilter;
  CarveAllotmentInput: CarveAllotmentInput;
  CarveAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CarveAllotmentResult']>;
  Category: ResolverTypeWrapper<CategoryModel>;
  CategoryCycle: ResolverTypeWrapper<CategoryCycle>;
  CategoryFacet: ResolverTypeWrapper<CategoryFacetModel>;
  CategoryNotFound: ResolverTypeWrapper<CategoryNotFound>;
  CategoryTooDeep: ResolverTypeWrapper<CategoryTooDeep>;
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateCategoryResult']>;
  CreateCategorySuccess: ResolverTypeWrapper<Omit<CreateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  CreateImageUploadInput: CreateImageUploadInput;
  CreateImageUploadResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateImageUploadResult']>;
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateProductResult']>;
  CreateProductSuccess: ResolverTypeWrapper<Omit<CreateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  CreateVariantInput: CreateVariantInput;
  CreateVariantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CreateVariantResult']>;
  CreateVariantSuccess: ResolverTypeWrapper<Omit<CreateVariantSuccess, 'product' | 'variant'> & { product: ResolversTypes['Product'], variant: ResolversTypes['ProductVariant'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  HttpHeader: ResolverTypeWrapper<HttpHeader>;
  IdempotencyConflict: ResolverTypeWrapper<IdempotencyConflict>;
  Image: ResolverTypeWrapper<ImageModel>;
  ImageUnusable: ResolverTypeWrapper<ImageUnusable>;
  ImageUpload: ResolverTypeWrapper<ImageUpload>;
  JSONObject: ResolverTypeWrapper<Scalars['JSONObject']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoveCategoryInput: MoveCategoryInput;
  MoveCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MoveCategoryResult']>;
  MoveCategorySuccess: ResolverTypeWrapper<Omit<MoveCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PriceBandFacet: ResolverTypeWrapper<PriceBandFacet>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  Product: ResolverTypeWrapper<ProductModel>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductNotForSale: ResolverTypeWrapper<ProductNotForSale>;
  ProductNotFound: ResolverTypeWrapper<ProductNotFound>;
  ProductSearch: ResolverTypeWrapper<ProductSearchModel>;
  ProductSearchEdge: ResolverTypeWrapper<ProductSearchEdgeModel>;
  ProductSort: ProductSort;
  ProductStatus: ProductStatus;
  ProductUnknown: ResolverTypeWrapper<ProductUnknown>;
  ProductVariant: ResolverTypeWrapper<ProductModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReserveStockResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReserveStockResult']>;
  ReturnAllotmentInput: ReturnAllotmentInput;
  ReturnAllotmentResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ReturnAllotmentResult']>;
  SearchFacets: ResolverTypeWrapper<Omit<SearchFacets, 'categories'> & { categories: Array<ResolversTypes['CategoryFacet']> }>;
  SearchFilter: SearchFilter;
  SearchHighlights: ResolverTypeWrapper<SearchHighlights>;
  SearchSort: SearchSort;
  SkuTaken: ResolverTypeWrapper<SkuTaken>;
  SlugTaken: ResolverTypeWrapper<SlugTaken>;
  StaleCategory: ResolverTypeWrapper<Omit<StaleCategory, 'category'> & { category: ResolversTypes['Category'] }>;
  StaleProduct: ResolverTypeWrapper<Omit<StaleProduct, 'product'> & { product: ResolversTypes['Product'] }>;
  StockMovement: ResolverTypeWrapper<StockMovement>;
  StockMovementConnection: ResolverTypeWrapper<StockMovementConnection>;
  StockMovementEdge: ResolverTypeWrapper<StockMovementEdge>;
  StockMovementKind: StockMovementKind;
  StockNotForSale: ResolverTypeWrapper<StockNotForSale>;
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
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateCategoryResult']>;
  UpdateCategorySuccess: ResolverTypeWrapper<Omit<UpdateCategorySuccess, 'category'> & { category: ResolversTypes['Category'] }>;
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateProductResult']>;
  UpdateProductSuccess: ResolverTypeWrapper<Omit<UpdateProductSuccess, 'product'> & { product: ResolversTypes['Product'] }>;
  UpdateVariantInput: UpdateVariantInput;
  UpdateVariantResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateVariantResult']>;
  UpdateVariantSuccess: ResolverTypeWrapper<Omit<UpdateVariantSuccess, 'product' | 'variant'> & { product: ResolversTypes['Product'], variant: ResolversTypes['ProductVariant'] }>;
  cacheControl__Scope: CacheControl__Scope;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
}>;

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = ResolversObject<{
  AddProductImageInput: AddProductImageInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AddProductImageResult: ResolversUnionTypes<ResolversParentTypes>['AddProductImageResult'];
  AddProductImageSuccess: Omit<AddProductImageSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AdjustStockInput: AdjustStockInput;
  AdjustStockResult: ResolversUnionTypes<ResolversParentTypes>['AdjustStockResult'];
  AdjustStockSuccess: Omit<AdjustStockSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  AllotmentCarved: AllotmentCarved;
  AllotmentReturned: AllotmentReturned;
  AllotmentUnknown: AllotmentUnknown;
  AttributeFacet: AttributeFacet;
  AttributeFacetValue: AttributeFacetValue;
  AttributeFilter: AttributeFilter;
  CarveAllotmentInput: CarveAllotmentInput;
  CarveAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['CarveAllotmentResult'];
  Category: CategoryModel;
  CategoryCycle: CategoryCycle;
  CategoryFacet: CategoryFacetModel;
  CategoryNotFound: CategoryNotFound;
  CategoryTooDeep: CategoryTooDeep;
  CreateCategoryInput: CreateCategoryInput;
  CreateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['CreateCategoryResult'];
  CreateCategorySuccess: Omit<CreateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  CreateImageUploadInput: CreateImageUploadInput;
  CreateImageUploadResult: ResolversUnionTypes<ResolversParentTypes>['CreateImageUploadResult'];
  CreateProductInput: CreateProductInput;
  CreateProductResult: ResolversUnionTypes<ResolversParentTypes>['CreateProductResult'];
  CreateProductSuccess: Omit<CreateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  CreateVariantInput: CreateVariantInput;
  CreateVariantResult: ResolversUnionTypes<ResolversParentTypes>['CreateVariantResult'];
  CreateVariantSuccess: Omit<CreateVariantSuccess, 'product' | 'variant'> & { product: ResolversParentTypes['Product'], variant: ResolversParentTypes['ProductVariant'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  HttpHeader: HttpHeader;
  IdempotencyConflict: IdempotencyConflict;
  Image: ImageModel;
  ImageUnusable: ImageUnusable;
  ImageUpload: ImageUpload;
  JSONObject: Scalars['JSONObject']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoveCategoryInput: MoveCategoryInput;
  MoveCategoryResult: ResolversUnionTypes<ResolversParentTypes>['MoveCategoryResult'];
  MoveCategorySuccess: Omit<MoveCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PriceBandFacet: PriceBandFacet;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  Product: ProductModel;
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  ProductNotForSale: ProductNotForSale;
  ProductNotFound: ProductNotFound;
  ProductSearch: ProductSearchModel;
  ProductSearchEdge: ProductSearchEdgeModel;
  ProductUnknown: ProductUnknown;
  ProductVariant: ProductModel;
  Query: Record<PropertyKey, never>;
  ReserveStockResult: ResolversUnionTypes<ResolversParentTypes>['ReserveStockResult'];
  ReturnAllotmentInput: ReturnAllotmentInput;
  ReturnAllotmentResult: ResolversUnionTypes<ResolversParentTypes>['ReturnAllotmentResult'];
  SearchFacets: Omit<SearchFacets, 'categories'> & { categories: Array<ResolversParentTypes['CategoryFacet']> };
  SearchFilter: SearchFilter;
  SearchHighlights: SearchHighlights;
  SkuTaken: SkuTaken;
  SlugTaken: SlugTaken;
  StaleCategory: Omit<StaleCategory, 'category'> & { category: ResolversParentTypes['Category'] };
  StaleProduct: Omit<StaleProduct, 'product'> & { product: ResolversParentTypes['Product'] };
  StockMovement: StockMovement;
  StockMovementConnection: StockMovementConnection;
  StockMovementEdge: StockMovementEdge;
  StockNotForSale: StockNotForSale;
  StockReleased: StockReleased;
  StockReservation: StockReservation;
  StockReservationInput: StockReservationInput;
  StockReservationItemInput: StockReservationItemInput;
  StockReserved: StockReserved;
  StockShort: StockShort;
  StockShortLine: StockShortLine;
  StockShortage: StockShortage;
  StockTooLow: StockTooLow;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCategoryResult: ResolversUnionTypes<ResolversParentTypes>['UpdateCategoryResult'];
  UpdateCategorySuccess: Omit<UpdateCategorySuccess, 'category'> & { category: ResolversParentTypes['Category'] };
  UpdateProductInput: UpdateProductInput;
  UpdateProductResult: ResolversUnionTypes<ResolversParentTypes>['UpdateProductResult'];
  UpdateProductSuccess: Omit<UpdateProductSuccess, 'product'> & { product: ResolversParentTypes['Product'] };
  UpdateVariantInput: UpdateVariantInput;
  UpdateVariantResult: ResolversUnionTypes<ResolversParentTypes>['UpdateVariantResult'];
  UpdateVariantSuccess: Omit<UpdateVariantSuccess, 'product' | 'variant'> & { product: ResolversParentTypes['Product'], variant: ResolversParentTypes['ProductVariant'] };
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
}>;

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControl__Scope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddProductImageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddProductImageResult'] = ResolversParentTypes['AddProductImageResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AddProductImageSuccess' | 'ImageUnusable' | 'ProductNotFound', ParentType, ContextType>;
}>;

export type AddProductImageSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddProductImageSuccess'] = ResolversParentTypes['AddProductImageSuccess']> = ResolversObject<{
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

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

export type AttributeFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeFacet'] = ResolversParentTypes['AttributeFacet']> = ResolversObject<{
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<Array<ResolversTypes['AttributeFacetValue']>, ParentType, ContextType>;
}>;

export type AttributeFacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttributeFacetValue'] = ResolversParentTypes['AttributeFacetValue']> = ResolversObject<{
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type CarveAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CarveAllotmentResult'] = ResolversParentTypes['CarveAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentCarved' | 'ProductNotForSale' | 'ProductUnknown' | 'StockShortage', ParentType, ContextType>;
}>;

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  breadcrumb?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<CategoryProductsArgs, 'first' | 'sort'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type CategoryCycleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryCycle'] = ResolversParentTypes['CategoryCycle']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CategoryFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryFacet'] = ResolversParentTypes['CategoryFacet']> = ResolversObject<{
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type CategoryNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryNotFound'] = ResolversParentTypes['CategoryNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CategoryTooDeepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryTooDeep'] = ResolversParentTypes['CategoryTooDeep']> = ResolversObject<{
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CreateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategoryResult'] = ResolversParentTypes['CreateCategoryResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CategoryNotFound' | 'CategoryTooDeep' | 'CreateCategorySuccess' | 'IdempotencyConflict' | 'SlugTaken', ParentType, ContextType>;
}>;

export type CreateCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCategorySuccess'] = ResolversParentTypes['CreateCategorySuccess']> = ResolversObject<{
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CreateImageUploadResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateImageUploadResult'] = ResolversParentTypes['CreateImageUploadResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ImageUpload' | 'ProductNotFound', ParentType, ContextType>;
}>;

export type CreateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductResult'] = ResolversParentTypes['CreateProductResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CategoryNotFound' | 'CreateProductSuccess' | 'IdempotencyConflict' | 'SkuTaken' | 'SlugTaken', ParentType, ContextType>;
}>;

export type CreateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductSuccess'] = ResolversParentTypes['CreateProductSuccess']> = ResolversObject<{
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type CreateVariantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateVariantResult'] = ResolversParentTypes['CreateVariantResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CreateVariantSuccess' | 'IdempotencyConflict' | 'ProductNotFound' | 'SkuTaken', ParentType, ContextType>;
}>;

export type CreateVariantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateVariantSuccess'] = ResolversParentTypes['CreateVariantSuccess']> = ResolversObject<{
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  variant?: Resolver<ResolversTypes['ProductVariant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type HttpHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpHeader'] = ResolversParentTypes['HttpHeader']> = ResolversObject<{
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
}>;

export type IdempotencyConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyConflict'] = ResolversParentTypes['IdempotencyConflict']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = ResolversObject<{
  alt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ImageUrlArgs>>;
}>;

export type ImageUnusableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageUnusable'] = ResolversParentTypes['ImageUnusable']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ImageUploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageUpload'] = ResolversParentTypes['ImageUpload']> = ResolversObject<{
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['HttpHeader']>, ParentType, ContextType>;
  uploadKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export interface JsonObjectScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSONObject'], any> {
  name: 'JSONObject';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = ResolversObject<{
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
}>;

export type MoveCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveCategoryResult'] = ResolversParentTypes['MoveCategoryResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CategoryCycle' | 'CategoryNotFound' | 'CategoryTooDeep' | 'MoveCategorySuccess' | 'StaleCategory', ParentType, ContextType>;
}>;

export type MoveCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoveCategorySuccess'] = ResolversParentTypes['MoveCategorySuccess']> = ResolversObject<{
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = ResolversObject<{
  addProductImage: Resolver<ResolversTypes['AddProductImageResult'], ParentType, ContextType, RequireFields<MutationAddProductImageArgs, 'input'>>;
  adjustStock: Resolver<ResolversTypes['AdjustStockResult'], ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input'>>;
  carveAllotment: Resolver<ResolversTypes['CarveAllotmentResult'], ParentType, ContextType, RequireFields<MutationCarveAllotmentArgs, 'input'>>;
  confirmStock: Resolver<Array<ResolversTypes['StockReservation']>, ParentType, ContextType, RequireFields<MutationConfirmStockArgs, 'orderIds'>>;
  createCategory: Resolver<ResolversTypes['CreateCategoryResult'], ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  createImageUpload: Resolver<ResolversTypes['CreateImageUploadResult'], ParentType, ContextType, RequireFields<MutationCreateImageUploadArgs, 'input'>>;
  createProduct: Resolver<ResolversTypes['CreateProductResult'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createVariant: Resolver<ResolversTypes['CreateVariantResult'], ParentType, ContextType, RequireFields<MutationCreateVariantArgs, 'input'>>;
  moveCategory: Resolver<ResolversTypes['MoveCategoryResult'], ParentType, ContextType, RequireFields<MutationMoveCategoryArgs, 'input'>>;
  releaseStock: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<MutationReleaseStockArgs, 'orderIds'>>;
  reserveStock: Resolver<Array<ResolversTypes['ReserveStockResult']>, ParentType, ContextType, RequireFields<MutationReserveStockArgs, 'reservations'>>;
  returnAllotment: Resolver<ResolversTypes['ReturnAllotmentResult'], ParentType, ContextType, RequireFields<MutationReturnAllotmentArgs, 'input'>>;
  updateCategory: Resolver<ResolversTypes['UpdateCategoryResult'], ParentType, ContextType, RequireFields<MutationUpdateCategoryArgs, 'input'>>;
  updateProduct: Resolver<ResolversTypes['UpdateProductResult'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updateVariant: Resolver<ResolversTypes['UpdateVariantResult'], ParentType, ContextType, RequireFields<MutationUpdateVariantArgs, 'input'>>;
}>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = ResolversObject<{
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type PriceBandFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceBandFacet'] = ResolversParentTypes['PriceBandFacet']> = ResolversObject<{
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
}>;

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentUnknown' | 'CategoryCycle' | 'CategoryNotFound' | 'CategoryTooDeep' | 'IdempotencyConflict' | 'ImageUnusable' | 'ProductNotForSale' | 'ProductNotFound' | 'ProductUnknown' | 'SkuTaken' | 'SlugTaken' | 'StaleCategory' | 'StaleProduct' | 'StockNotForSale' | 'StockReleased' | 'StockShort' | 'StockShortage' | 'StockTooLow', ParentType, ContextType>;
}>;

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = ResolversObject<{
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attributes?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['Image']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  merchantId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  variantOf?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  variants?: Resolver<Array<ResolversTypes['ProductVariant']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = ResolversObject<{
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
}>;

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
}>;

export type ProductNotForSaleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductNotForSale'] = ResolversParentTypes['ProductNotForSale']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ProductNotFoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductNotFound'] = ResolversParentTypes['ProductNotFound']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ProductSearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductSearch'] = ResolversParentTypes['ProductSearch']> = ResolversObject<{
  didYouMean?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ProductSearchEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['SearchFacets'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type ProductSearchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductSearchEdge'] = ResolversParentTypes['ProductSearchEdge']> = ResolversObject<{
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<ResolversTypes['SearchHighlights'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
}>;

export type ProductUnknownResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnknown'] = ResolversParentTypes['ProductUnknown']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type ProductVariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductVariant'] = ResolversParentTypes['ProductVariant']> = ResolversObject<{
  attributes?: Resolver<ResolversTypes['JSONObject'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
}>;

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = ResolversObject<{
  categories: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  category: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, Partial<QueryCategoryArgs>>;
  product: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, Partial<QueryProductArgs>>;
  products: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'first' | 'sort'>>;
  searchProducts: Resolver<ResolversTypes['ProductSearch'], ParentType, ContextType, RequireFields<QuerySearchProductsArgs, 'first' | 'query' | 'sort'>>;
  stockLedger: Resolver<ResolversTypes['StockMovementConnection'], ParentType, ContextType, RequireFields<QueryStockLedgerArgs, 'first' | 'productId'>>;
}>;

export type ReserveStockResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReserveStockResult'] = ResolversParentTypes['ReserveStockResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'StockNotForSale' | 'StockReleased' | 'StockReserved' | 'StockShort', ParentType, ContextType>;
}>;

export type ReturnAllotmentResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReturnAllotmentResult'] = ResolversParentTypes['ReturnAllotmentResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'AllotmentReturned' | 'AllotmentUnknown', ParentType, ContextType>;
}>;

export type SearchFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchFacets'] = ResolversParentTypes['SearchFacets']> = ResolversObject<{
  attributes?: Resolver<Array<ResolversTypes['AttributeFacet']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['CategoryFacet']>, ParentType, ContextType>;
  inStock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  priceBands?: Resolver<Array<ResolversTypes['PriceBandFacet']>, ParentType, ContextType>;
}>;

export type SearchHighlightsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHighlights'] = ResolversParentTypes['SearchHighlights']> = ResolversObject<{
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
}>;

export type SkuTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SkuTaken'] = ResolversParentTypes['SkuTaken']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type SlugTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SlugTaken'] = ResolversParentTypes['SlugTaken']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StaleCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleCategory'] = ResolversParentTypes['StaleCategory']> = ResolversObject<{
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type StaleProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StaleProduct'] = ResolversParentTypes['StaleProduct']> = ResolversObject<{
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type StockNotForSaleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StockNotForSale'] = ResolversParentTypes['StockNotForSale']> = ResolversObject<{
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  productIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type UpdateCategoryResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCategoryResult'] = ResolversParentTypes['UpdateCategoryResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CategoryNotFound' | 'SlugTaken' | 'StaleCategory' | 'UpdateCategorySuccess', ParentType, ContextType>;
}>;

export type UpdateCategorySuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCategorySuccess'] = ResolversParentTypes['UpdateCategorySuccess']> = ResolversObject<{
  category?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UpdateProductResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductResult'] = ResolversParentTypes['UpdateProductResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'CategoryNotFound' | 'ProductNotFound' | 'SkuTaken' | 'SlugTaken' | 'StaleProduct' | 'UpdateProductSuccess', ParentType, ContextType>;
}>;

export type UpdateProductSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProductSuccess'] = ResolversParentTypes['UpdateProductSuccess']> = ResolversObject<{
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type UpdateVariantResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateVariantResult'] = ResolversParentTypes['UpdateVariantResult']> = ResolversObject<{
  __resolveType: TypeResolveFn<'ProductNotFound' | 'SkuTaken' | 'StaleProduct' | 'UpdateVariantSuccess', ParentType, ContextType>;
}>;

export type UpdateVariantSuccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateVariantSuccess'] = ResolversParentTypes['UpdateVariantSuccess']> = ResolversObject<{
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  variant?: Resolver<ResolversTypes['ProductVariant'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
}>;

export type Resolvers<ContextType = Context> = ResolversObject<{
  AddProductImageResult?: AddProductImageResultResolvers<ContextType>;
  AddProductImageSuccess?: AddProductImageSuccessResolvers<ContextType>;
  AdjustStockResult?: AdjustStockResultResolvers<ContextType>;
  AdjustStockSuccess?: AdjustStockSuccessResolvers<ContextType>;
  AllotmentCarved?: AllotmentCarvedResolvers<ContextType>;
  AllotmentReturned?: AllotmentReturnedResolvers<ContextType>;
  AllotmentUnknown?: AllotmentUnknownResolvers<ContextType>;
  AttributeFacet?: AttributeFacetResolvers<ContextType>;
  AttributeFacetValue?: AttributeFacetValueResolvers<ContextType>;
  CarveAllotmentResult?: CarveAllotmentResultResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryCycle?: CategoryCycleResolvers<ContextType>;
  CategoryFacet?: CategoryFacetResolvers<ContextType>;
  CategoryNotFound?: CategoryNotFoundResolvers<ContextType>;
  CategoryTooDeep?: CategoryTooDeepResolvers<ContextType>;
  CreateCategoryResult?: CreateCategoryResultResolvers<ContextType>;
  CreateCategorySuccess?: CreateCategorySuccessResolvers<ContextType>;
  CreateImageUploadResult?: CreateImageUploadResultResolvers<ContextType>;
  CreateProductResult?: CreateProductResultResolvers<ContextType>;
  CreateProductSuccess?: CreateProductSuccessResolvers<ContextType>;
  CreateVariantResult?: CreateVariantResultResolvers<ContextType>;
  CreateVariantSuccess?: CreateVariantSuccessResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  HttpHeader?: HttpHeaderResolvers<ContextType>;
  IdempotencyConflict?: IdempotencyConflictResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  ImageUnusable?: ImageUnusableResolvers<ContextType>;
  ImageUpload?: ImageUploadResolvers<ContextType>;
  JSONObject?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  MoveCategoryResult?: MoveCategoryResultResolvers<ContextType>;
  MoveCategorySuccess?: MoveCategorySuccessResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PriceBandFacet?: PriceBandFacetResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductNotForSale?: ProductNotForSaleResolvers<ContextType>;
  ProductNotFound?: ProductNotFoundResolvers<ContextType>;
  ProductSearch?: ProductSearchResolvers<ContextType>;
  ProductSearchEdge?: ProductSearchEdgeResolvers<ContextType>;
  ProductUnknown?: ProductUnknownResolvers<ContextType>;
  ProductVariant?: ProductVariantResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReserveStockResult?: ReserveStockResultResolvers<ContextType>;
  ReturnAllotmentResult?: ReturnAllotmentResultResolvers<ContextType>;
  SearchFacets?: SearchFacetsResolvers<ContextType>;
  SearchHighlights?: SearchHighlightsResolvers<ContextType>;
  SkuTaken?: SkuTakenResolvers<ContextType>;
  SlugTaken?: SlugTakenResolvers<ContextType>;
  StaleCategory?: StaleCategoryResolvers<ContextType>;
  StaleProduct?: StaleProductResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  StockNotForSale?: StockNotForSaleResolvers<ContextType>;
  StockReleased?: StockReleasedResolvers<ContextType>;
  StockReservation?: StockReservationResolvers<ContextType>;
  StockReserved?: StockReservedResolvers<ContextType>;
  StockShort?: StockShortResolvers<ContextType>;
  StockShortLine?: StockShortLineResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  StockTooLow?: StockTooLowResolvers<ContextType>;
  UpdateCategoryResult?: UpdateCategoryResultResolvers<ContextType>;
  UpdateCategorySuccess?: UpdateCategorySuccessResolvers<ContextType>;
  UpdateProductResult?: UpdateProductResultResolvers<ContextType>;
  UpdateProductSuccess?: UpdateProductSuccessResolvers<ContextType>;
  UpdateVariantResult?: UpdateVariantResultResolvers<ContextType>;
  UpdateVariantSuccess?: UpdateVariantSuccessResolvers<ContextType>;
}>;

export type DirectiveResolvers<ContextType = Context> = ResolversObject<{
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
}>;
