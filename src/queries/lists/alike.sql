SELECT code, name, birth_date, phone, email FROM client
WHERE (birth_date = :birth_date OR phone = :phone OR email = :email) AND id <> :not ORDER BY id
