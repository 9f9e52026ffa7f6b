SELECT code, name FROM client WHERE birth_date = :birth_date ORDER BY id
