package elsewhere;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A handler that a library brings along, and of which the service's authors may not know. */
@RestController
public class LibraryController {

  @PostMapping("/library")
  void call() {}
}
