package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping(InvoiceController.ADDRESS)
@Tag(name = "Transactions")
class InvoiceController {

  static final String ADDRESS = "/api/billing/invoices/";

  private final Transactions transactions;

  InvoiceController(Transactions transactions) {
    this.transactions = transactions;
  }

  @GetMapping("{id}")
  @Operation(
      summary = "Get the invoice of a payment",
      description = "The invoice has the transaction's id. Admins can get every user's invoices.")
  InvoiceView getInvoice(@PathVariable String id, Caller caller) {
    return InvoiceView.of(require(id, caller));
  }

  @GetMapping("{id}/pdf")
  @Operation(summary = "Get the invoice of a payment as PDF")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> printInvoice(@PathVariable String id, Caller caller) throws IOException {
    IssuedInvoice invoice = require(id, caller);
    byte[] file = InvoicePdf.create(invoice);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, fileName(invoice).toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(file);
  }

  private static ContentDisposition fileName(IssuedInvoice invoice) {
    String name = invoice.number().replaceAll("[^A-Za-z0-9_-]+", "-");
    return ContentDisposition.attachment()
        .filename("invoice-" + name + ".pdf", StandardCharsets.UTF_8)
        .build();
  }

  /** Throws 404 unless the caller may see the invoice. */
  private IssuedInvoice require(String id, Caller caller) {
    Transaction payment =
        transactions
            .find(id)
            .filter(found -> caller.mayReach(found.userId()))
            .orElseThrow(() -> ApiException.notFound("invoice"));
    Invoice invoice = payment.invoice();
    if (invoice == null) {
      throw ApiException.notFound("invoice");
    }
    List<Transaction> taken =
        transactions.takenOf(payment).stream()
            .sorted(Comparator.comparing(Transaction::createdAt).thenComparing(Transaction::id))
            .toList();
    return new IssuedInvoice(
        payment,
        invoice,
        taken.stream().filter(Transaction::isRefund).toList(),
        taken.stream().filter(one -> one.creditNote() != null).toList());
  }
}
