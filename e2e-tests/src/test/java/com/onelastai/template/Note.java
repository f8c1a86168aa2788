package com.onelastai.template;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

@Document("templatenotes")
record Note(@Id String id, @Indexed String userId, String text, Instant createdAt) {}
