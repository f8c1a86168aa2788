/**
 * Developer tools. A request flows through {@code run}, which finds the tool, checks the input and
 * publishes the usage; {@code usage} stores and counts it. Each tool has a package of its own.
 */
@NullMarked
package com.onelastai.tools;

import org.jspecify.annotations.NullMarked;
