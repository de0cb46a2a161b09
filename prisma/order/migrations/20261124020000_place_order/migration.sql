-- How an ordinary order came about, and where it stands with its stock. Orders of sales have none.
CREATE TABLE `order_placement` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `input_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `stock_state` VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `from_cart` BOOLEAN NOT NULL,
  `shipping_address` TEXT NOT NULL,
  `short_lines` TEXT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`order_id`),
  UNIQUE KEY `order_placement_key` (`user_id`, `key_digest`),
  KEY `order_placement_stock_idx` (`stock_state`, `updated_at`),
  CONSTRAINT `order_placement_order_fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `cart` (
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `version` INT NOT NULL DEFAULT 0,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`user_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `cart_line` (
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_name` VARCHAR(200) NOT NULL,
  `quantity` INT NOT NULL,
  `seen_amount` INT NOT NULL,
  `seen_currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `added_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`user_id`, `product_id`),
  CONSTRAINT `cart_line_cart_fk` FOREIGN KEY (`user_id`) REFERENCES `cart` (`user_id`) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT `cart_line_quantity_check` CHECK (`quantity` > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The keys under which carts were changed: a repeat adds nothing.
CREATE TABLE `cart_change` (
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `input_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`user_id`, `key_digest`),
  KEY `cart_change_age_idx` (`created_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
