SELECT item, answer FROM measure_item WHERE measure_id = :measure ORDER BY item
