package com.onelastai.starter.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTokenTest {

  @ParameterizedTest
  @ValueSource(ints = {12, 16, 32})
  void tokenHasAsManyBytesAsAreAskedFor(int bytes) {
    assertThat(Base64.getUrlDecoder().decode(RandomToken.next(bytes))).hasSize(bytes);
  }

  @Test
  void tokensDifferAndStandInAddressesAsTheyAre() {
    List<String> tokens = Stream.generate(() -> RandomToken.next(16)).limit(1_000).toList();

    assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[\\w-]{22}"));
  }
}
