package com.onelastai.support.livechat;

import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.visit.Owner;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** For both ends: the user's or visitor's own chat, and for the team every one. */
@PermitAll
@RestController
@RequestMapping("/api/support/chats")
@Tag(name = "Live support")
class ChatController {

  private final ChatService service;
  private final Chats chats;
  private final ChatReader reader;
  private final ChatStreams streams;
  private final TeamPresence team;
  private final Transcripts transcripts;
  private final Recipients recipients;
  private final MailLanguages languages;

  ChatController(
      ChatService service,
      Chats chats,
      ChatReader reader,
      ChatStreams streams,
      TeamPresence team,
      Transcripts transcripts,
      Recipients recipients,
      MailLanguages languages) {
    this.service = service;
    this.chats = chats;
    this.reader = reader;
    this.streams = streams;
    this.team = team;
    this.transcripts = transcripts;
    this.recipients = recipients;
    this.languages = languages;
  }

  @GetMapping("/availability")
  @Operation(summary = "Ask whether somebody of the team is there")
  Availability getChatAvailability() {
    return new Availability(team.isAvailable());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Begin a live chat",
      description =
          "Continues the open one, if the caller has one. Connect to its WebSocket "
              + "`/api/support/chats/{id}/socket?after={number}`, or to its stream of events. "
              + "Whoever is not signed in gives a name and an address.")
  @Problems("nobody_available")
  ChatView beginChat(@Valid @RequestBody NewChat chat, Owner owner, HttpServletRequest request) {
    Optional<Recipient> user = Optional.ofNullable(owner.userId()).flatMap(recipients::find);
    String name = user.map(Recipient::name).orElse(chat.name());
    String email = user.map(Recipient::email).orElse(chat.email());
    if (name == null || email == null) {
      throw ApiException.invalid(
          List.of(new FieldProblem(name == null ? "name" : "email", "required", "must be given")));
    }
    String language =
        user.map(Recipient::language)
            .orElseGet(() -> languages.firstOf(Collections.list(request.getLocales())));
    return reader.read(service.begin(owner, name, email, language), 0);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read a chat", description = "With the messages after a number.")
  ChatView getChat(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") @Min(0) int after,
      @Nullable Caller caller,
      Owner owner) {
    chats.participant(id, owner, caller);
    return reader.read(id, after);
  }

  @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow a chat as server-sent events",
      description =
          "For clients without WebSockets. Each event `news` has the chat and its new messages; "
              + "after an interruption continue with the number of the last one.")
  @Problems("too_many_connections")
  SseEmitter followChat(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") @Min(0) int after,
      @Nullable Caller caller,
      Owner owner) {
    return streams.open(chats.participant(id, owner, caller), after);
  }

  @PostMapping("/{id}/messages")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say something",
      description = "Stored once by its `clientId`; sent again, it changes nothing.")
  @Problems({"chat_closed", "chat_full", "not_assigned", "limit_reached"})
  void sendChatMessage(
      @PathVariable String id,
      @Valid @RequestBody NewMessage message,
      @Nullable Caller caller,
      Owner owner) {
    service.say(chats.participant(id, owner, caller), message.clientId(), message.text());
  }

  @PostMapping("/{id}/typing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Tell the other end that the caller is writing")
  void showTyping(@PathVariable String id, @Nullable Caller caller, Owner owner) {
    service.typing(chats.participant(id, owner, caller));
  }

  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Mark messages as read", description = "Up to a number; never fewer.")
  void markChatRead(
      @PathVariable String id,
      @Valid @RequestBody ReadMark mark,
      @Nullable Caller caller,
      Owner owner) {
    service.read(chats.participant(id, owner, caller), mark.number());
  }

  @PostMapping("/{id}/close")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Close a chat")
  void closeChat(@PathVariable String id, @Nullable Caller caller, Owner owner) {
    service.close(chats.participant(id, owner, caller).chatId());
  }

  @PostMapping("/{id}/transcript")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send what was said by mail",
      description = "To the user of the chat, a few times a day.")
  @Problems("limit_reached")
  void mailTranscript(@PathVariable String id, @Nullable Caller caller, Owner owner) {
    transcripts.send(chats.participant(id, owner, caller).chatId());
  }

  /** Whether somebody of the team takes chats. */
  @Schema(name = "ChatAvailability")
  record Availability(boolean available) {}

  /** Who begins a chat; for signed-in users their account says it. */
  @Schema(name = "NewSupportChat")
  record NewChat(
      @Schema(example = "Ada Example") @Size(min = 1, max = 100) @NoControlCharacters
          @Nullable String name,
      @Schema(example = "ada@example.com") @Email @Size(max = 254) @Nullable String email) {}

  /** A message to the other end. */
  @Schema(name = "NewSupportChatMessage")
  record NewMessage(
      @Schema(description = "Unique in the chat", example = "c0a8-17")
          @NotBlank
          @Pattern(regexp = "[A-Za-z0-9-]{4,64}", message = "must have 4 to 64 letters and digits")
          String clientId,
      @Schema(example = "It works now, thank you.")
          @NotBlank
          @Size(max = 4000)
          @NoControlCharacters(lines = true)
          String text) {}

  /** Up to which message the caller has read. */
  @Schema(name = "ChatReadMark")
  record ReadMark(@Schema(example = "12") @Min(1) int number) {}
}
