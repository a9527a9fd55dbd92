-- the list of orders for whoever sees all companies, newest first
CREATE INDEX sale_by_day ON orders.sale (created_at, id);
