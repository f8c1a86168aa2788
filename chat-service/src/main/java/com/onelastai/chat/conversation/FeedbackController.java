package com.onelastai.chat.conversation;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping("/api/chat/{conversationId}")
@Tag(name = "Feedback")
class FeedbackController {

  private final Feedbacks feedbacks;
  private final Clock clock;

  FeedbackController(Feedbacks feedbacks, Clock clock) {
    this.feedbacks = feedbacks;
    this.clock = clock;
  }

  @PostMapping("/feedback")
  @Operation(
      summary = "Rate a conversation",
      description = "At least one field is required. Replaces earlier feedback.")
  Feedback rateConversation(
      @PathVariable String conversationId,
      @Valid @RequestBody FeedbackRequest request,
      Owner owner) {
    Feedback feedback = request.at(now());
    feedbacks.onConversation(conversationId, owner, feedback);
    return feedback;
  }

  @PostMapping("/messages/{messageId}/feedback")
  @Operation(
      summary = "Rate an answer",
      description = "At least one field is required. Replaces earlier feedback.")
  Feedback rateAnswer(
      @PathVariable String conversationId,
      @PathVariable String messageId,
      @Valid @RequestBody FeedbackRequest request,
      Owner owner) {
    Feedback feedback = request.at(now());
    feedbacks.onAnswer(conversationId, owner, messageId, feedback);
    return feedback;
  }

  private Instant now() {
    return clock.instant();
  }

  record FeedbackRequest(
      @Schema(description = "1 (poor) to 5 (excellent)", example = "4") @Min(1) @Max(5)
          @Nullable Integer rating,
      @Nullable Boolean satisfied,
      @Schema(example = "Clear and to the point.")
          @Size(max = 2_000)
          @NoControlCharacters(lines = true)
          @Nullable String comment) {

    FeedbackRequest {
      comment = comment == null || comment.isBlank() ? null : comment.strip();
    }

    private Feedback at(Instant time) {
      if (rating == null && satisfied == null && comment == null) {
        throw ApiException.invalid(
            List.of(
                new FieldProblem(
                    "rating", "required", "is required unless satisfied or comment is set")));
      }
      return new Feedback(rating, satisfied, comment, time);
    }
  }
}
