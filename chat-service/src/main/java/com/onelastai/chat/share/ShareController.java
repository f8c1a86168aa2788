package com.onelastai.chat.share;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.share.Sharing.ShareToken;
import com.onelastai.model.FinishReason;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shared conversations")
class ShareController {

  private static final String ADDRESS = "/api/chat/{conversationId}/share";
  private static final String SHARED = "/api/chat/shared/";
  private static final int MAX_SKIP = 100_000;

  private final Sharing sharing;
  private final String publicUrl;

  ShareController(Sharing sharing, @Value("${onelastai.public-url}") String publicUrl) {
    this.sharing = sharing;
    this.publicUrl = publicUrl;
  }

  @PermitAll
  @PostMapping(ADDRESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Share a conversation by a link",
      description =
          "Everyone who has the link can read the current branch and its title as they are now, "
              + "without later messages. The link is returned only once; another call creates a new link and "
              + "ends the old one.")
  @Problems("nothing_to_share")
  SharedLink shareConversation(@PathVariable String conversationId, Owner owner) {
    String token = sharing.share(conversationId, owner).value();
    return new SharedLink(token, publicUrl + SHARED + token);
  }

  @PermitAll
  @DeleteMapping(ADDRESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Withdraw the link to a conversation",
      description = "Does nothing if there is no link.")
  void withdrawShare(@PathVariable String conversationId, Owner owner) {
    sharing.withdraw(conversationId, owner);
  }

  @PermitAll
  @GetMapping(SHARED + "{token}")
  @Operation(
      summary = "Get a shared conversation",
      description =
          "Returns the messages and nothing about the owner. The last page comes first, and "
              + "`next` is the address of the page before it. Not found after the link is "
              + "withdrawn or the conversation is deleted.")
  SharedConversation getSharedConversation(
      @PathVariable String token,
      @Parameter(description = "How many of the latest messages to skip")
          @RequestParam(defaultValue = "0")
          @Min(0)
          @Max(MAX_SKIP)
          int skip,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Parameter(hidden = true) HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    return sharing.show(new ShareToken(token), skip, size);
  }

  record SharedLink(
      @Schema(example = "kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E") String token,
      @Schema(
              example =
                  "https://example.com/api/chat/shared/kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E")
          String url) {}

  /**
   * A conversation as everyone with the link sees it: the messages and nothing about the owner.
   *
   * @param messages a page of them, the last page first; the oldest first within it
   * @param next the address of the messages before these; null if there are none
   */
  record SharedConversation(
      @Schema(example = "Why the sky is blue") @Nullable String title,
      @Schema(example = "einstein") String agentId,
      @Schema(example = "Einstein Agent") @Nullable String agentName,
      Instant sharedAt,
      List<SharedMessage> messages,
      @Schema(example = "/api/chat/shared/q3T9pQvW1yB7kLg?skip=50&size=50") @Nullable String next) {

    record SharedMessage(
        Role role,
        @Schema(example = "Why is the sky blue?") String content,
        Instant timestamp,
        @Nullable String model,
        @Nullable Status status,
        @Schema(description = "Why the model ended a complete answer", example = "stop")
            @Nullable FinishReason finishReason) {

      static SharedMessage of(Message message) {
        return new SharedMessage(
            message.role(),
            message.content(),
            message.timestamp(),
            message.model(),
            message.status(),
            message.finishReason());
      }
    }

    static SharedConversation of(
        Conversation conversation,
        Conversation.Share share,
        List<Message> messages,
        @Nullable String next) {
      return new SharedConversation(
          share.title(),
          conversation.agentId(),
          conversation.agentName(),
          share.since(),
          messages.stream().map(SharedMessage::of).toList(),
          next);
    }
  }
}
