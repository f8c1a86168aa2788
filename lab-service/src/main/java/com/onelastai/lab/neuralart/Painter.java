package com.onelastai.lab.neuralart;

/** Draws pictures of one style. */
interface Painter {

  void paint(Canvas canvas, Theme theme, Chance chance);
}
