-- What other rooms may read of a company.
CREATE VIEW company.company_view AS SELECT id, code, name, currency, active FROM company.entity;
GRANT SELECT ON company.company_view TO hesuan_app;
