/**
 * The pages that restorers are judged on. They share neither fonts nor texts, layouts, papers or formulas of dirt with those that
 * restorers learn from, which are rendered in {@code latentstudio.dataset}.
 */
package latentstudio.training.judge;
