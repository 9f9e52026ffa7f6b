SELECT code, to_on FROM absence WHERE professional_id = :professional AND from_on <= :day AND to_on >= :day ORDER BY to_on
