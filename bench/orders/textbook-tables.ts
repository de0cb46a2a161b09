import type { Connection } from 'mariadb'

const id = 'CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL'

/** What a shop in one database needs for an order, with the keys that it would have. */
const TABLES = [
  `CREATE TABLE textbook_stock (
    product_id ${id} PRIMARY KEY, available INT NOT NULL
  ) ENGINE = InnoDB`,
  `CREATE TABLE textbook_order (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id ${id}, idempotency_key CHAR(36) NOT NULL, status VARCHAR(16) NOT NULL,
    total_amount INT NOT NULL, currency CHAR(3) NOT NULL, shipping_address TEXT NOT NULL, created_at DATETIME(3) NOT NULL,
    UNIQUE KEY textbook_order_key (user_id, idempotency_key)
  ) ENGINE = InnoDB`,
  `CREATE TABLE textbook_order_item (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL, product_id ${id}, quantity INT NOT NULL, unit_amount INT NOT NULL,
    KEY textbook_order_item_order_idx (order_id)
  ) ENGINE = InnoDB`,
  `CREATE TABLE textbook_payment (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    order_id BIGINT UNSIGNED NOT NULL, status VARCHAR(16) NOT NULL, amount INT NOT NULL, currency CHAR(3) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    KEY textbook_payment_order_idx (order_id)
  ) ENGINE = InnoDB`,
]

export async function createTextbookTables(
  database: Connection,
  productIds: readonly string[],
  stock: number,
): Promise<void> {
  for (const statement of TABLES) await database.query(statement)
  await database.batch(
    'INSERT INTO textbook_stock (product_id, available) VALUES (?, ?)',
    productIds.map((productId) => [productId, stock]),
  )
}
