package com.onelastai.billing.coupon;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

  private final CouponCollection collection;
  private final CouponEditor editor;
  private final Coupons coupons;

  CouponController(CouponCollection collection, CouponEditor editor, Coupons coupons) {
    this.collection = collection;
    this.editor = editor;
    this.coupons = coupons;
  }

  @SignedIn
  @PostMapping("/apply")
  @Operation(
      summary = "Calculate a plan's price with a coupon",
      description =
          "Returns the price before and after. It does not reserve the coupon: send the code "
              + "again at the checkout. A user can try 20 codes a minute.")
  @Problems({
    "coupon_unknown",
    "not_found",
    "coupon_not_yet",
    "coupon_expired",
    "coupon_not_for_plan",
    "coupon_used_up",
    "limit_reached"
  })
  CouponQuote applyCoupon(@Valid @RequestBody CouponQuote.Request request, Caller caller) {
    return coupons.quote(request, caller.userId());
  }

  @GetMapping
  @Operation(
      summary = "List all coupons",
      description = "Sorted by code. Includes retired coupons.")
  Listing<Coupon> listCoupons(
      @Parameter(description = "The last code of the previous page") @RequestParam(required = false)
          @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return Listing.of(
        collection.after(after, size + 1),
        size,
        last ->
            UriComponentsBuilder.fromPath(ADDRESS)
                .queryParam("after", last.code())
                .queryParam("size", size)
                .encode()
                .toUriString());
  }

  @GetMapping("/{code}")
  @Operation(summary = "Get a coupon")
  Coupon getCoupon(@PathVariable String code) {
    return collection
        .find(Coupon.normalize(code))
        .orElseThrow(() -> ApiException.notFound("coupon"));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a coupon")
  @Problems("coupon_exists")
  Coupon addCoupon(@Valid @RequestBody CouponRequest request) {
    return editor.add(request);
  }

  @PutMapping("/{code}")
  @Operation(
      summary = "Change the terms of a coupon",
      description =
          "Users who bought with it keep their discount. A limit that is left out no longer "
              + "applies.")
  Coupon changeCoupon(@PathVariable String code, @Valid @RequestBody CouponRequest request) {
    return editor.change(Coupon.normalize(code), request);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Retire a coupon",
      description = "Nobody can use it from now on. Its past uses are still counted.")
  void retireCoupon(@PathVariable String code) {
    editor.retire(Coupon.normalize(code));
  }
}
