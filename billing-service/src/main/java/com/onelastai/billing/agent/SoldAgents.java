package com.onelastai.billing.agent;

import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class SoldAgents {

  public Optional<SoldAgent> find(String agentId) {
    throw new UnsupportedOperationException();
  }
}
