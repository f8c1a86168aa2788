package com.onelastai.support.export;

import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Export")
class ExportController {

  private static final String ATTACHMENT =
      ContentDisposition.attachment().filename("onelastai-support.json").build().toString();

  private final List<UserDataSource> sources;

  ExportController(List<UserDataSource> sources) {
    this.sources = sources;
  }

  @SignedIn
  @GetMapping("/api/support/export")
  @Operation(
      summary = "Export what support keeps of the caller",
      description = "A file with a list for each kind of data, such as `contactMessages`.")
  ResponseEntity<Map<String, List<?>>> exportSupport(Caller caller) {
    Map<String, List<?>> export = new TreeMap<>();
    sources.forEach(source -> export.put(source.name(), source.of(caller.userId())));
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT)
        .cacheControl(CacheControl.noStore())
        .body(export);
  }
}
