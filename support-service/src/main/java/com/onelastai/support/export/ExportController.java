package com.onelastai.support.export;

import com.onelastai.starter.export.UserDataExport;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Export")
class ExportController {

  private final UserDataExport export;

  ExportController(List<UserDataSource> sources) {
    this.export = new UserDataExport("onelastai-support.json", sources);
  }

  @SignedIn
  @GetMapping("/api/support/export")
  @Operation(
      summary = "Export what support keeps of the caller",
      description = "A file with a list for each kind of data, such as `contactMessages`.")
  ResponseEntity<Map<String, List<?>>> exportSupport(Caller caller) {
    return export.of(caller.userId());
  }
}
