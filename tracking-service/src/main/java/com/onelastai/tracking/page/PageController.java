package com.onelastai.tracking.page;

import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  @Anyone
  @GetMapping("/api/analytics/track/pages")
  @Operation(
      summary = "List the pages that page views are filed under",
      description = "All pages of the platform map with phase, priority and what they track.")
  Pages pages() {
    return all;
  }

  record Pages(int count, List<Page> pages) {}
}
