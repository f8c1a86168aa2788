package com.onelastai.billing.invoice;

import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private final Invoices invoices;
  private final InvoiceWriter writer;

  InvoiceController(Invoices invoices, InvoiceWriter writer) {
    this.invoices = invoices;
    this.writer = writer;
  }

  @GetMapping("{id}")
  @Operation(
      summary = "Get the invoice of a payment",
      description = "The invoice has the transaction's id. Admins can get every user's invoices.")
  InvoiceView getInvoice(@PathVariable String id, Caller caller) {
    return InvoiceView.of(invoices.require(id, caller));
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
    IssuedInvoice invoice = invoices.require(id, caller);
    byte[] file = writer.write(invoice);
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
}
