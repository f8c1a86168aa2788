package com.onelastai.billing.transaction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping(TransactionController.ADDRESS)
@Tag(name = "Transactions")
@Problems("not_found")
class TransactionController {

  static final String ADDRESS = "/api/billing/transactions";

  private static final String CSV = "text/csv";
  private static final String SUMMARY =
      "List payments, refunds, disputes and credit notes, newest first";
  private static final String DESCRIPTION =
      "With `Accept: text/csv` or `?format=csv`, returns all of them as a file. Amounts in "
          + "the file are decimals, such as 29.00. A value that a spreadsheet would read as a "
          + "formula starts with an apostrophe.";

  private static final NewestFirst<Transaction> OF_USER =
      new NewestFirst<>(
          Transaction.COLLECTION,
          Transaction.class,
          "userId",
          "createdAt",
          Transaction::createdAt,
          Transaction::id);

  private final MongoOperations mongo;

  TransactionController(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @GetMapping
  @Operation(summary = SUMMARY, description = DESCRIPTION)
  Listing<TransactionView> listTransactions(
      @Valid @ParameterObject TransactionFilter filter,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    String owner = owner(caller, filter);
    return filter.keepIn(
        OF_USER
            .read(mongo, owner, query -> narrow(query, filter), ADDRESS, after, size)
            .map(TransactionView::of));
  }

  @GetMapping(produces = CSV)
  @Operation(summary = SUMMARY, description = DESCRIPTION)
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  void listTransactions(
      @Valid @ParameterObject TransactionFilter filter,
      Caller caller,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    Stream<TransactionView> all = all(caller, filter);
    response.setContentType(CSV + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transactions.csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    TransactionSheet.write(all, response.getOutputStream());
  }

  /** Reads them in batches; the caller closes the stream. */
  private Stream<TransactionView> all(Caller caller, TransactionFilter filter) {
    Query query =
        new Query(where("userId").is(owner(caller, filter)))
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"));
    narrow(query, filter);
    return mongo.stream(query, Transaction.class).map(TransactionView::of);
  }

  private static void narrow(Query query, TransactionFilter filter) {
    filter.narrow(query);
    query
        .fields()
        .exclude("invoice.lines", "invoice.buyer", "invoice.seller", OutboxTemplate.FIELD);
  }

  private static String owner(Caller caller, TransactionFilter filter) {
    String owner = filter.userId() == null ? caller.userId() : filter.userId();
    if (!caller.mayReach(owner)) {
      throw ApiException.notFound("user");
    }
    return owner;
  }
}
