package com.onelastai.community.export;

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
    this.export = new UserDataExport("onelastai-community.json", sources);
  }

  @SignedIn
  @GetMapping("/api/community/export")
  @Operation(
      summary = "Export what the community keeps of the caller",
      description = "A file with a list for each kind of data, such as `posts`.")
  ResponseEntity<Map<String, List<?>>> exportCommunity(Caller caller) {
    return export.of(caller.userId());
  }
}
