ALTER TABLE `seckill_event`
  ADD COLUMN `ip_rate_burst` INT NOT NULL DEFAULT 1,
  ADD COLUMN `ip_rate_interval_ms` INT NOT NULL DEFAULT 0,
  ADD COLUMN `require_challenge` BOOLEAN NOT NULL DEFAULT FALSE;
