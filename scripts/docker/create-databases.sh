#!/bin/sh
# Runs once, when the MySQL container's data folder is empty: a database per subgraph, and a user per
# database with rights on that database alone.
set -eu

create() {
  name=$1
  password=$2
  # An underscore is a wildcard in GRANT, unless it is escaped.
  mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
CREATE DATABASE IF NOT EXISTS \`floodgate_$name\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS 'floodgate_$name'@'%' IDENTIFIED BY '$password';
GRANT ALL PRIVILEGES ON \`floodgate\\_$name\`.* TO 'floodgate_$name'@'%';
SQL
}

create user "$DATABASE_PASSWORD_USER"
create catalog "$DATABASE_PASSWORD_CATALOG"
create order "$DATABASE_PASSWORD_ORDER"
create seckill "$DATABASE_PASSWORD_SECKILL"
