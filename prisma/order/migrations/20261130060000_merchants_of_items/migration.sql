-- Whose product it was; null for the shop's own, as are all lines from before.
ALTER TABLE `order_item`
  ADD COLUMN `merchant_id` CHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL;
