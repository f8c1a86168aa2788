package com.onelastai.support.ticket;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.Message.Sender;
import com.onelastai.support.ticket.TeamTickets.Changes;
import com.onelastai.support.ticket.sla.Priority;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
@RequestMapping(TicketQueue.ADDRESS)
@Tag(name = "Support team")
class TeamTicketController {

  private final TicketQueue queue;
  private final TeamTickets tickets;
  private final TicketMerge merge;
  private final TicketStore store;
  private final TeamTicketViews views;
  private final TicketViewers viewers;
  private final TicketFiles files;
  private final Clock clock;

  TeamTicketController(
      TicketQueue queue,
      TeamTickets tickets,
      TicketMerge merge,
      TicketStore store,
      TeamTicketViews views,
      TicketViewers viewers,
      TicketFiles files,
      Clock clock) {
    this.queue = queue;
    this.tickets = tickets;
    this.merge = merge;
    this.store = store;
    this.views = views;
    this.viewers = viewers;
    this.files = files;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "List tickets, latest activity first")
  Listing<TeamTicketSummary> listTeamTickets(
      @Valid @ParameterObject TicketFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return queue.list(filter, caller.userId(), after, size);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a ticket with its notes and its history")
  TeamTicketView getTeamTicket(@PathVariable String id, Caller caller) {
    return views.of(store.require(id), caller);
  }

  @GetMapping("/{id}/attachments/{fileId}")
  @Operation(
      summary = "Get a file of a ticket for the team",
      description = "A picture is shown as PNG; anything else is a download.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> getTeamAttachment(@PathVariable String id, @PathVariable String fileId) {
    return files.read(store.require(id), fileId);
  }

  @PutMapping("/{id}/viewing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Tell the others that the caller looks at a ticket",
      description = "For a minute; a page repeats it while it is open.")
  void viewTicket(@PathVariable String id, Caller caller) {
    store.require(id);
    viewers.look(id, caller.userId());
  }

  @PatchMapping("/{id}")
  @Operation(
      summary = "Change status, priority, category or tags",
      description =
          "What is left out stays. Resolving tells the user by mail. If someone has changed the "
              + "ticket since `version`, nothing happens and `latest` tells who did what.")
  @Problems({"changed_meanwhile", "ticket_merged"})
  TeamTicketView changeTicket(
      @PathVariable String id, @Valid @RequestBody ChangeRequest request, Caller caller) {
    return views.of(tickets.update(id, request.changes(), caller), caller);
  }

  @PutMapping("/{id}/assignee")
  @Operation(
      summary = "Assign a ticket",
      description =
          "If someone has changed the ticket since `version`, nothing happens, `latest` tells who "
              + "did what, and they find the attempt in the history.")
  @Problems({"changed_meanwhile", "ticket_merged"})
  TeamTicketView assignTicket(
      @PathVariable String id, @Valid @RequestBody Assignment request, Caller caller) {
    return views.of(tickets.assign(id, request.assignedTo(), request.version(), caller), caller);
  }

  @PostMapping("/{id}/replies")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write to the user",
      description =
          "The user gets it by mail, too. An open ticket is in progress then, unless `status` says "
              + "otherwise.")
  @Problems({"changed_meanwhile", "ticket_full", "ticket_merged"})
  TeamTicketView answerTicket(
      @PathVariable String id, @Valid @RequestBody TeamReply request, Caller caller) {
    Message message = request.reply().by(Sender.SUPPORT, caller.userId(), clock.instant());
    return views.of(
        tickets.reply(id, message, request.status(), request.version(), caller), caller);
  }

  @PostMapping("/{id}/notes")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add an internal note", description = "Users never see notes.")
  TicketNote addNote(
      @PathVariable String id, @Valid @RequestBody NoteRequest request, Caller caller) {
    return tickets.note(id, request.note().strip(), caller);
  }

  @PostMapping("/{id}/merge")
  @Operation(
      summary = "Merge a ticket into another one of the same user",
      description =
          "Its messages, files and notes move there, it is closed, and replies to its mails land "
              + "in the other one. Again, it changes nothing.")
  @Problems({"changed_meanwhile", "ticket_full", "ticket_merged", "merge_in_progress"})
  TeamTicketView mergeTicket(
      @PathVariable String id, @Valid @RequestBody MergeRequest request, Caller caller) {
    return views.of(merge.merge(id, request.into(), request.version(), caller), caller);
  }

  record ChangeRequest(
      @Schema(example = "3", description = "That the caller has seen") @NotNull Long version,
      @Schema(example = "in-progress") @Nullable Status status,
      @Schema(example = "high") @Nullable Priority priority,
      @Schema(example = "technical") @Nullable Category category,
      @Schema(example = "[\"export\"]", description = "All of them; stored in lower case")
          @Size(max = 20)
          @Nullable List<@NotBlank @Size(max = 40) @NoControlCharacters String> tags) {

    Changes changes() {
      return new Changes(
          version,
          status,
          priority,
          category,
          tags == null
              ? null
              : tags.stream().map(tag -> tag.strip().toLowerCase(Locale.ROOT)).distinct().toList());
    }
  }

  record Assignment(
      @Schema(example = "3", description = "That the caller has seen") @NotNull Long version,
      @Schema(
              example = "5f0c2f7e-7f5c-4f0a-9a4e-1d2c3b4a5f6e",
              description = "A member of the team; null for nobody")
          @Pattern(regexp = "[A-Za-z0-9-]{1,64}")
          @Nullable String assignedTo) {}

  record TeamReply(
      @Schema(example = "Which browser do you use?", description = "Plain text")
          @NotBlank
          @Size(max = Message.MAX_LENGTH)
          @NoControlCharacters(lines = true)
          String message,
      @Schema(description = "Ids of files that were uploaded at `/api/support/files`")
          @Size(max = Message.MAX_ATTACHMENTS)
          @Nullable List<@NotNull @Size(max = 64) String> attachments,
      @Schema(description = "Chosen by the client, so that a repeated request writes it once")
          @Pattern(regexp = "[A-Za-z0-9-]{16,64}")
          @Nullable String messageId,
      @Schema(example = "resolved") @Nullable Status status,
      @Schema(description = "That the caller has seen; without it, it is written in any case")
          @Nullable Long version) {

    ReplyRequest reply() {
      return new ReplyRequest(message, attachments, messageId);
    }
  }

  record NoteRequest(
      @Schema(example = "Same cause as T9B2C4D6E8.")
          @NotBlank
          @Size(max = Message.MAX_LENGTH)
          @NoControlCharacters(lines = true)
          String note) {}

  record MergeRequest(
      @Schema(example = "T9B2C4D6E8") @NotBlank @Size(max = 64) String into,
      @Schema(example = "3", description = "Of the ticket that is merged") @NotNull Long version) {}
}
