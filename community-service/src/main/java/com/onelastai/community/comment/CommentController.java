package com.onelastai.community.comment;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/community")
@Tag(name = "Community comments")
class CommentController {

  private static final String NEXT_PAGE = "From the address of a next page";

  private final CommentService service;
  private final Threads threads;

  CommentController(CommentService service, Threads threads) {
    this.service = service;
    this.threads = threads;
  }

  @SignedIn
  @PostMapping("/posts/{id}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Comment on a post",
      description =
          "The author of the post or of the comment that it replies to is told, and so is who is "
              + "mentioned. It may be held for a moderator: see `state`.")
  @Problems({"locked", "banned", "limit_reached"})
  CommentView addComment(
      @PathVariable String id, @Valid @RequestBody NewComment request, Caller caller) {
    return threads.view(service.add(caller, id, request), caller);
  }

  @PermitAll
  @GetMapping("/posts/{id}/comments")
  @Operation(
      summary = "List the threads of a post",
      description =
          "A page of the comments that begin a thread, each with its first replies. With `top`, a "
              + "comment that is liked meanwhile may be on two pages or on none.")
  Listing<CommentThread> listThreads(
      @PathVariable String id,
      @RequestParam(defaultValue = "oldest") ThreadSort sort,
      @Parameter(description = NEXT_PAGE)
          @RequestParam(required = false)
          @Size(max = ThreadPath.MAX_LENGTH)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(50) int size,
      @Nullable Caller caller) {
    return threads.ofPost(id, sort, after, size, caller);
  }

  @PermitAll
  @GetMapping("/comments/{id}")
  @Operation(summary = "Get a comment", description = "It names its post and its thread.")
  CommentView getComment(@PathVariable String id, @Nullable Caller caller) {
    return threads.view(id, caller);
  }

  @PermitAll
  @GetMapping("/comments/{id}/replies")
  @Operation(
      summary = "List all replies below a comment",
      description = "As they are read: each comment before its own replies, oldest first.")
  Listing<CommentView> listReplies(
      @PathVariable String id,
      @Parameter(description = NEXT_PAGE)
          @RequestParam(required = false)
          @Size(max = ThreadPath.MAX_LENGTH)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Nullable Caller caller) {
    return threads.replies(id, after, size, caller);
  }

  @SignedIn
  @PutMapping("/comments/{id}")
  @Operation(
      summary = "Edit a comment of one's own",
      description = "Who is mentioned for the first time is told.")
  @Problems({"changed_meanwhile", "banned"})
  CommentView editComment(
      @PathVariable String id, @Valid @RequestBody CommentEdit edit, Caller caller) {
    return threads.view(service.edit(caller, id, edit), caller);
  }

  @SignedIn
  @DeleteMapping("/comments/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a comment of one's own",
      description = "Its place stays while others see replies to it. Idempotent.")
  void deleteComment(@PathVariable String id, Caller caller) {
    service.delete(caller, id);
  }
}
