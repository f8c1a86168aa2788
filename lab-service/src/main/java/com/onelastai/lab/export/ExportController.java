package com.onelastai.lab.export;

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
    this.export = new UserDataExport("onelastai-lab.json", sources);
  }

  @SignedIn
  @GetMapping("/api/lab/export")
  @Operation(
      summary = "Export what the lab keeps of the caller",
      description =
          "A file with a list for each kind of data, such as `experiments`. Results and the "
              + "contents of files are read by the addresses of the experiments and files.")
  ResponseEntity<Map<String, List<?>>> exportLab(Caller caller) {
    return export.of(caller.userId());
  }
}
