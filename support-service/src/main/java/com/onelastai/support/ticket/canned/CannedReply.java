package com.onelastai.support.ticket.canned;

import com.onelastai.starter.index.StaysSmall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A text to answer with. */
@StaysSmall("People write them, up to a maximum")
@Document("supportcannedreplies")
record CannedReply(
    @Schema(example = "0b9f3f1c-2f64-4d7e-8c39-5a1d2e3f4a5b") @Id String id,
    @Schema(example = "Which browser") String title,
    @Schema(example = "Which browser do you use, and in which version?") String text,
    Instant updatedAt) {}
