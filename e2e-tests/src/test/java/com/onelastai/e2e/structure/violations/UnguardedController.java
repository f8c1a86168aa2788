package com.onelastai.e2e.structure.violations;

import com.onelastai.starter.security.Anyone;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the rules, so that their tests see them bite. */
@RestController
public class UnguardedController {

  @GetMapping("/open")
  Instant open() {
    return Instant.now();
  }

  @Anyone
  @GetMapping("/guarded")
  String guarded() {
    return "";
  }
}
