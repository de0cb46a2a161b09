-- The address of an order is sealed by the application. `data_key` names the key; NULL marks a plain one from before, which
-- `npm run keys:rotate` seals. It is empty once its buyer's account is deleted.
ALTER TABLE `order_placement`
  ADD COLUMN `data_key` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY `order_placement_data_key_idx` (`data_key`);
