/**
 * What the Map screen shows, and its address:
 * `map/<model>#projection=axes&x=3&y=7&off=1,4&at=<number of a picture, or x,y>&view=<x>,<y>,<zoom>&manifold=1&z=<latent to mark>`.
 */
import type { ModelChoice } from '../../talk/contract.js';
import { words } from '../../words/words.js';

export interface MapModel extends ModelChoice {
  /** Why it has no map by UMAP; empty where it has one. */
  umapProblem: string;
}

export type Projection = 'pca' | 'umap' | 'axes';

/** Where the cross-hair was pinned: a test picture, or a place in the map's units. */
export type Place = { point: number } | { x: number; y: number };

/** What part of the map is seen: its middle in the map's units, and how many times larger than at first. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export interface Setting {
  projection: Projection;
  /** The latent's values that go to the right and upwards, from 1. */
  across: number;
  up: number;
  /** The numbers of the classes that are hidden. */
  off: readonly number[];
  at: Place | null;
  /** Null shows where most pictures are. */
  view: View | null;
  manifold: boolean;
  /** A latent whose place is marked. */
  latent: readonly number[] | null;
}

export const LEAST_ZOOM = 0.25;
export const LARGEST_ZOOM = 200;
/** Far more than any latent reaches. */
const FARTHEST = 1e6;
const MOST_CLASSES = 256;
/** Enough to find the same pixel again. */
const DIGITS = 5;
/** So many tell every single-precision number apart. */
const SINGLE_DIGITS = 9;

/** What a model begins with: the map that shows most. */
export function beginning({ latentSize, umapProblem }: MapModel): Setting {
  return { projection: latentSize === 2 ? 'axes' : umapProblem ? 'pca' : 'umap', across: 1, up: 2, off: [], at: null, view: null, manifold: false, latent: null };
}

/** A setting as it suits another model: what was a place on the old map is none on the new one. */
export function suiting(model: MapModel, setting: Setting): Setting {
  const first = beginning(model);
  const { across, up } = setting;
  const fitting = Math.max(across, up) <= model.latentSize;
  const known = (setting.projection !== 'umap' || !model.umapProblem) && (setting.projection !== 'axes' || fitting);
  const projection = known ? setting.projection : first.projection;
  return { ...setting, projection, ...(fitting ? { across, up } : { across: first.across, up: first.up }), at: null, view: null, latent: null,
    manifold: setting.manifold && projection !== 'umap' };
}

export function writeFragment(setting: Setting): string {
  const { projection, across, up, off, at, view, manifold, latent } = setting;
  const parts = [`projection=${projection}`];
  if (projection === 'axes') parts.push(`x=${across}`, `y=${up}`);
  if (off.length) parts.push(`off=${off.join(',')}`);
  if (at) parts.push(`at=${'point' in at ? at.point : [at.x, at.y].map(short).join(',')}`);
  if (view) parts.push(`view=${[view.x, view.y, view.zoom].map(short).join(',')}`);
  if (manifold) parts.push('manifold=1');
  if (latent) parts.push(`z=${latent.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',')}`);
  return `#${parts.join('&')}`;
}

/** The setting of a link, and what of it could not be kept, in words for the visitor. */
export function readFragment(fragment: string, model: MapModel): { setting: Setting; notice: string } {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const setting = beginning(model);
  const { title, latentSize } = model;
  const notices: string[] = [];
  const { objections } = words.map;
  const brief = (text: string) => text.slice(0, 40);

  const projection = parts.get('projection');
  if (projection === 'umap' && model.umapProblem) notices.push(objections.umap(title, model.umapProblem));
  else if (projection === 'pca' || projection === 'umap' || projection === 'axes') setting.projection = projection;
  else if (projection !== null) notices.push(objections.projection(brief(projection), setting.projection));

  const [across, up] = ['x', 'y'].map((name) => parts.get(name));
  if (across !== null || up !== null) {
    const axes = [across, up].map(Number);
    if (axes.every((axis) => Number.isInteger(axis) && axis >= 1 && axis <= latentSize) && axes[0] !== axes[1]) [setting.across, setting.up] = axes as [number, number];
    else notices.push(objections.axes(brief(String(across)), brief(String(up)), title, latentSize));
  }
  if (setting.projection === 'axes' && latentSize < 2) setting.projection = 'pca';

  const off = parts.get('off');
  const hidden = off?.split(',').map(Number) ?? [];
  if (hidden.every((label) => Number.isInteger(label) && label >= 0 && label < MOST_CLASSES)) setting.off = [...new Set(hidden)].sort((a, b) => a - b);
  else notices.push(objections.classes(brief(off!)));

  const at = parts.get('at');
  const place = at?.split(',').map(number) ?? [];
  if (place.length === 1 && Number.isInteger(place[0]) && place[0]! >= 0) setting.at = { point: place[0]! };
  else if (place.length === 2 && place.every(isNear)) setting.at = { x: place[0]!, y: place[1]! };
  else if (at !== null) notices.push(objections.place(brief(at)));

  const view = parts.get('view');
  const [x, y, zoom] = view?.split(',').map(number) ?? [];
  if (x !== undefined && y !== undefined && zoom !== undefined && isNear(x) && isNear(y) && zoom >= LEAST_ZOOM && zoom <= LARGEST_ZOOM) setting.view = { x, y, zoom };
  else if (view !== null) notices.push(objections.view(brief(view), LEAST_ZOOM, LARGEST_ZOOM));

  setting.manifold = parts.get('manifold') === '1' && setting.projection !== 'umap';
  const z = parts.get('z');
  const latent = z?.split(',').map(number);
  if (latent && latent.length === latentSize && latent.every(isNear)) setting.latent = latent;
  else if (z !== null) notices.push(objections.latent(brief(z), title, latentSize));
  return { setting, notice: notices.join(' ') };
}

function number(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

function isNear(value: number): boolean {
  return Math.abs(value) <= FARTHEST;
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
