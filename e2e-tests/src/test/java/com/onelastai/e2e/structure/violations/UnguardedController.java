package com.onelastai.e2e.structure.violations;

import com.onelastai.starter.security.OwnerOrAdmin;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the rules, so that their tests see them bite. */
@RestController
public class UnguardedController {

  @GetMapping("/open")
  Instant open() {
    return Instant.now();
  }

  @PermitAll
  @GetMapping("/guarded")
  String guarded() {
    return "";
  }

  @OwnerOrAdmin
  @GetMapping("/theirs/{id}")
  String theirs(@PathVariable String id) {
    return id;
  }

  @OwnerOrAdmin
  @GetMapping("/named/{userId}")
  String named(@PathVariable String userId) {
    return userId;
  }
}
