ALTER TABLE `stock_movement`
  MODIFY `kind` ENUM('INITIAL', 'ALLOTMENT_CARVED', 'ALLOTMENT_RETURNED', 'ADJUSTED', 'RESERVED', 'RELEASED') NOT NULL;

-- A row that is RELEASED without items refuses a reservation that comes late.
CREATE TABLE `stock_reservation` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` ENUM('HELD', 'CONFIRMED', 'RELEASED') NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`order_id`),
  KEY `stock_reservation_status_idx` (`status`, `order_id`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `stock_reservation_item` (
  `order_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `product_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `quantity` INT NOT NULL,
  PRIMARY KEY (`order_id`, `product_id`),
  KEY `stock_reservation_item_product_idx` (`product_id`),
  CONSTRAINT `stock_reservation_item_reservation_fk` FOREIGN KEY (`order_id`) REFERENCES `stock_reservation` (`order_id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `stock_reservation_item_product_fk` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `stock_reservation_item_quantity_check` CHECK (`quantity` > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE `stock_adjustment` (
  `movement_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_digest` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reason` VARCHAR(255) NOT NULL,
  PRIMARY KEY (`movement_id`),
  UNIQUE KEY `stock_adjustment_key` (`user_id`, `key_digest`),
  CONSTRAINT `stock_adjustment_movement_fk` FOREIGN KEY (`movement_id`) REFERENCES `stock_movement` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
