package com.onelastai.billing.coupon;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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
import org.springframework.web.util.UriComponentsBuilder;

@AdminOnly
@RestController
@RequestMapping(CouponController.ADDRESS)
@Tag(name = "Coupons")
class CouponController {

  static final String ADDRESS = "/api/coupons";

  private final CouponCollection coupons;
  private final CouponChanges changes;
  private final Quotes quotes;

  CouponController(CouponCollection coupons, CouponChanges changes, Quotes quotes) {
    this.coupons = coupons;
    this.changes = changes;
    this.quotes = quotes;
  }

  @SignedIn
  @PostMapping("/apply")
  @Operation(
      summary = "What a coupon takes off a plan's price",
      description =
          "Nothing is held: name the code again at the checkout. A user may try 20 codes a minute.")
  @ApiResponse(responseCode = "200", description = "The price before and after")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "404", description = "`coupon_unknown`; `not_found`: the plan")
  @ApiResponse(
      responseCode = "409",
      description =
          "`coupon_not_yet`, `coupon_expired`, `coupon_not_for_plan`, `coupon_used_up`: by all, or"
              + " by the caller")
  @ApiResponse(responseCode = "429", description = "`limit_reached`")
  Quote apply(@Valid @RequestBody QuoteRequest request, Caller caller) {
    return quotes.quote(request, caller.userId());
  }

  @GetMapping
  @Operation(summary = "All coupons", description = "By code, those that were taken away too.")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  Listing<CouponView> list(
      @Parameter(description = "The last code of the page before") @RequestParam(required = false)
          @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    List<CouponView> found = coupons.after(after, size + 1).stream().map(CouponView::of).toList();
    if (found.size() <= size) {
      return new Listing<>(found, null);
    }
    List<CouponView> page = found.subList(0, size);
    String next =
        UriComponentsBuilder.fromPath(ADDRESS)
            .queryParam("after", page.getLast().code())
            .queryParam("size", size)
            .encode()
            .toUriString();
    return new Listing<>(page, next);
  }

  @GetMapping("/{code}")
  @Operation(summary = "A coupon")
  @ApiResponse(responseCode = "200", description = "The coupon")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  CouponView coupon(@PathVariable String code) {
    return coupons
        .find(Coupon.normalize(code))
        .map(CouponView::of)
        .orElseThrow(() -> ApiException.notFound("coupon"));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a coupon")
  @ApiResponse(responseCode = "201", description = "The coupon")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "409", description = "`coupon_exists`, perhaps taken away")
  CouponView add(@Valid @RequestBody CouponRequest request) {
    return CouponView.of(changes.add(request));
  }

  @PutMapping("/{code}")
  @Operation(
      summary = "Give a coupon other terms",
      description = "Who bought with it keeps what they got. What is left out is not limited.")
  @ApiResponse(responseCode = "200", description = "The coupon as it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  CouponView change(@PathVariable String code, @Valid @RequestBody CouponRequest request) {
    return CouponView.of(changes.change(Coupon.normalize(code), request));
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take a coupon away",
      description = "Nobody can use it from now on. What it was used for is still counted.")
  @ApiResponse(responseCode = "204", description = "It cannot be used")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  void retire(@PathVariable String code) {
    changes.retire(Coupon.normalize(code));
  }
}
