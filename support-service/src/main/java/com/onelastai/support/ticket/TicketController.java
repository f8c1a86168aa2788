package com.onelastai.support.ticket;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.Message.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping(TicketController.ADDRESS)
@Tag(name = "Support tickets")
class TicketController {

  static final String ADDRESS = "/api/support/tickets";

  private static final NewestFirst<Ticket> OF_USER =
      new NewestFirst<>(
          Ticket.COLLECTION, Ticket.class, "userId", "updatedAt", Ticket::updatedAt, Ticket::id);

  private final Tickets tickets;
  private final TicketStore store;
  private final TicketFiles files;
  private final TicketLimit limit;
  private final MongoOperations mongo;
  private final Clock clock;

  TicketController(
      Tickets tickets,
      TicketStore store,
      TicketFiles files,
      TicketLimit limit,
      MongoOperations mongo,
      Clock clock) {
    this.tickets = tickets;
    this.store = store;
    this.files = files;
    this.limit = limit;
    this.mongo = mongo;
    this.clock = clock;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Open a ticket",
      description = "The team answers in the ticket and by mail; a reply to that mail lands here.")
  @Problems("limit_reached")
  TicketView openTicket(@Valid @RequestBody TicketRequest request, Caller caller) {
    limit.count(caller.userId());
    return view(store.require(tickets.open(request.of(caller.userId()))));
  }

  @GetMapping
  @Operation(summary = "List the caller's tickets, latest activity first")
  Listing<TicketSummary> listTickets(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return OF_USER
        .read(
            mongo,
            caller.userId(),
            query -> query.fields().exclude("messages", "history", OutboxTemplate.FIELD),
            ADDRESS,
            after,
            size)
        .map(TicketSummary::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get one of the caller's tickets with its messages")
  TicketView getTicket(@PathVariable String id, Caller caller) {
    return view(store.requireOf(caller.userId(), id));
  }

  @GetMapping("/{id}/attachments/{fileId}")
  @Operation(
      summary = "Get a file of a ticket",
      description = "A picture is shown as PNG; anything else is a download.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> getAttachment(
      @PathVariable String id, @PathVariable String fileId, Caller caller) {
    return files.read(store.requireOf(caller.userId(), id), fileId);
  }

  @PostMapping("/{id}/replies")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write to the team",
      description = "Opens the ticket again if it was resolved or closed.")
  @Problems({"ticket_full", "ticket_merged"})
  TicketView reply(
      @PathVariable String id, @Valid @RequestBody ReplyRequest request, Caller caller) {
    return view(tickets.reply(caller.userId(), id, request.by(Sender.USER, null, clock.instant())));
  }

  @PostMapping("/{id}/close")
  @Operation(summary = "Close a ticket", description = "Does nothing if it is closed already.")
  @Problems("ticket_merged")
  TicketView closeTicket(@PathVariable String id, Caller caller) {
    return view(tickets.close(caller.userId(), id));
  }

  @PostMapping("/{id}/rating")
  @Operation(
      summary = "Rate how a ticket was resolved",
      description = "Once; again only after it was opened again and resolved anew.")
  @Problems({"not_resolved", "already_rated", "ticket_merged"})
  TicketView rateTicket(
      @PathVariable String id, @Valid @RequestBody RatingRequest request, Caller caller) {
    return view(tickets.rate(caller.userId(), id, request.rating(), request.comment()));
  }

  private TicketView view(Ticket ticket) {
    return TicketView.of(ticket, files.of(ticket));
  }

  record RatingRequest(
      @Schema(example = "5", description = "5 is best") @NotNull @Min(1) @Max(5) Integer rating,
      @Schema(example = "Quick and friendly") @Size(max = 1_000) @NoControlCharacters(lines = true)
          @Nullable String comment) {}
}
