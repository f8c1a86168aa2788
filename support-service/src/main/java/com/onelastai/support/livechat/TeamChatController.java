package com.onelastai.support.livechat;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping("/api/support/team/chats")
@Tag(name = "Live support")
class TeamChatController {

  private static final int MAX_LISTED = 100;

  private final ChatService service;
  private final Chats chats;
  private final TeamPresence team;
  private final Recipients recipients;

  TeamChatController(ChatService service, Chats chats, TeamPresence team, Recipients recipients) {
    this.service = service;
    this.chats = chats;
    this.team = team;
    this.recipients = recipients;
  }

  @GetMapping
  @Operation(
      summary = "List chats that wait, or that the team has",
      description = "The oldest first, at most 100.")
  Listing<ChatItem> listChats(@RequestParam(defaultValue = "waiting") ChatStatus status) {
    return Listing.all(chats.list(status, MAX_LISTED)).map(ChatItem::of);
  }

  @PostMapping("/{id}/accept")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a chat that waits")
  @Problems({"not_assigned", "chat_closed"})
  void acceptChat(@PathVariable String id, Caller caller) {
    service.accept(id, caller);
  }

  @PostMapping("/{id}/hand-over")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Give the caller's chat to another member of the team")
  @Problems({"not_assigned", "not_available", "chat_closed"})
  void handOverChat(@PathVariable String id, @Valid @RequestBody HandOver handOver, Caller caller) {
    service.handOver(id, caller, handOver.to());
  }

  @PutMapping("/presence")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say whether the caller takes chats",
      description = "For a minute; to be repeated while it is so.")
  void setPresence(@Valid @RequestBody TakesChats presence, Caller caller) {
    team.set(caller.userId(), presence.available());
  }

  @GetMapping("/presence")
  @Operation(summary = "List the members of the team who take chats")
  Listing<Member> listPresent() {
    List<Member> members =
        team.available().stream()
            .map(id -> new Member(id, recipients.find(id).map(Recipient::name).orElse(id)))
            .toList();
    return Listing.all(members);
  }

  @Schema(name = "ChatHandOver")
  record HandOver(
      @Schema(description = "The id of the member of the team") @NotBlank @Size(max = 64)
          String to) {}

  @Schema(name = "TakesChats")
  record TakesChats(@NotNull Boolean available) {}

  /** A member of the team who takes chats. */
  @Schema(name = "PresentMember")
  record Member(String id, @Schema(example = "Grace Example") String name) {}

  /** A chat in the team's list. */
  @Schema(name = "SupportChatItem")
  record ChatItem(
      String id,
      ChatStatus status,
      @Schema(example = "Ada Example") String name,
      @Schema(example = "ada@example.com") String email,
      @Nullable String userId,
      @Nullable String assignedTo,
      @Nullable String assignedName,
      @Schema(description = "The newest message; null if there is none") @Nullable String last,
      int messageCount,
      @Schema(description = "Up to which message the team has read") int supportRead,
      Instant createdAt) {

    static ChatItem of(SupportChat chat) {
      return new ChatItem(
          chat.id(),
          chat.status(),
          chat.name(),
          chat.email(),
          chat.userId(),
          chat.assignedTo(),
          chat.assignedName(),
          chat.messages().isEmpty() ? null : chat.messages().getLast().text(),
          chat.messageCount(),
          chat.supportRead(),
          chat.createdAt());
    }
  }
}
