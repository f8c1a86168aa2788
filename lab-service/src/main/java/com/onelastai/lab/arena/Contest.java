package com.onelastai.lab.arena;

/** Who speaks about what, and how often each. */
public record Contest(String topic, Speaker first, Speaker second, int rounds) {

  Speaker speaker(Side side) {
    return side == Side.SIDE1 ? first : second;
  }

  /** The progress before the model is asked for the {@code n}th time, from 0. */
  int percent(int n) {
    int asked = rounds * Side.values().length + Judge.ORDERS.size();
    return 100 * n / asked;
  }
}
