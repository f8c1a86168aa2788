package com.onelastai.tracking.page;

import com.onelastai.tracking.page.PageCatalogue.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Pages")
class PageController {

  private final Pages all;

  PageController(PageCatalogue catalogue) {
    this.all = new Pages(catalogue.pages().size(), catalogue.pages());
  }

  @PermitAll
  @GetMapping("/api/analytics/track/pages")
  @Operation(
      summary = "List the pages of the platform",
      description =
          "All pages of the platform map, with their phase, priority and what they track. Page "
              + "views name one of them.")
  Pages listPages() {
    return all;
  }

  record Pages(int count, List<Page> pages) {}
}
