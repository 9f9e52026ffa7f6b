SELECT client_id FROM client_alias WHERE code = :code
