package com.onelastai.support.ticket.canned;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping("/api/support/team/canned-replies")
@Tag(name = "Support team")
class CannedReplyController {

  private static final int MAX_REPLIES = 500;

  private final MongoOperations mongo;
  private final Clock clock;

  CannedReplyController(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List the canned replies by title")
  Listing<CannedReply> listCannedReplies() {
    Query all = new Query().with(Sort.by("title", "_id"));
    return Listing.all(mongo.find(all, CannedReply.class));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a canned reply for the whole team", description = "At most 500.")
  @Problems("too_many_canned_replies")
  CannedReply addCannedReply(@Valid @RequestBody CannedReplyRequest request) {
    if (mongo.count(new Query(), CannedReply.class) >= MAX_REPLIES) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "too_many_canned_replies",
          "The team has %d canned replies.".formatted(MAX_REPLIES));
    }
    return mongo.insert(reply(UUID.randomUUID().toString(), request));
  }

  @PutMapping("/{id}")
  @Operation(summary = "Replace a canned reply")
  CannedReply replaceCannedReply(
      @PathVariable String id, @Valid @RequestBody CannedReplyRequest request) {
    require(id);
    return mongo.save(reply(id, request));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a canned reply")
  void deleteCannedReply(@PathVariable String id) {
    mongo.remove(require(id));
  }

  private CannedReply reply(String id, CannedReplyRequest request) {
    return new CannedReply(id, request.title().strip(), request.text().strip(), clock.instant());
  }

  private CannedReply require(String id) {
    CannedReply found = mongo.findById(id, CannedReply.class);
    if (found == null) {
      throw ApiException.notFound("canned reply");
    }
    return found;
  }

  record CannedReplyRequest(
      @Schema(example = "Which browser") @NotBlank @Size(max = 100) @NoControlCharacters
          String title,
      @Schema(example = "Which browser do you use, and in which version?")
          @NotBlank
          @Size(max = 10_000)
          @NoControlCharacters(lines = true)
          String text) {}
}
