/** What the textbook's server tells its worker. */
export interface TextbookOrder {
  eventId: string
  userId: string
  quantity: number
}

export const textbookTables = [
  `CREATE TABLE textbook_order (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total_amount INT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY textbook_order_buyer_key (event_id, user_id)
  ) ENGINE = InnoDB`,
  `CREATE TABLE textbook_order_item (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL,
    product_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    product_name VARCHAR(200) NOT NULL,
    quantity INT NOT NULL,
    unit_amount INT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY textbook_order_item_order_idx (order_id)
  ) ENGINE = InnoDB`,
]

export const stockKey = (eventId: string): string => `textbook:stock:${eventId}`
export const buyerKey = ({ eventId, userId }: TextbookOrder): string =>
  `textbook:buyer:${eventId}:${userId}`
