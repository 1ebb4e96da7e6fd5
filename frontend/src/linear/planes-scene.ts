import {
  BufferGeometry,
  Color,
  ColorManagement,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  LinearSRGBColorSpace,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderer,
  type Material,
} from 'three';
import type { PlanesCamera, SceneColours, SceneContent } from './planes-content';
import { ballTriangles, polygonTriangles, prismTriangles, ribbonTriangles, type Place } from './planes-geometry';
import type { Surface } from './surfaces';

/** The width of cuts on the floor, and the thickness of those on surfaces, in halves of the square's side. */
const CUT = 0.014;
const CHOSEN_CUT = 0.024;
const BALL = 0.032;
const POST = 0.007;

/** How far below the middle of the box the camera looks, since what is below is nearer and larger. */
const SINK = 0.12;

const VERTEX = `
attribute float signal;
varying float vSignal;
varying vec3 vPlace;
void main() {
  vSignal = signal;
  vPlace = position;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;

// what is not positive has stripes, so that the sign is told by more than the colour; slopes are lighter or darker than each other
const FRAGMENT = `
uniform vec3 positive;
uniform vec3 negative;
uniform float opacity;
varying float vSignal;
varying vec3 vPlace;
void main() {
  float along = (vPlace.x + vPlace.z) * 5.0;
  float soft = fwidth(along);
  float stripe = 1.0 - smoothstep(0.08, 0.08 + soft, abs(fract(along) - 0.5));
  vec3 normal = normalize(cross(dFdx(vPlace), dFdy(vPlace)));
  float light = 0.86 + 0.2 * abs(dot(normal, normalize(vec3(0.5, 0.7, 0.3))));
  bool isPositive = vSignal > 0.0;
  vec3 colour = isPositive ? positive : mix(negative, vec3(1.0), 0.36 * stripe * clamp(1.6 - soft, 0.0, 1.0));
  gl_FragColor = vec4(min(colour * light, 1.0), opacity);
}`;

/** Draws surfaces over a square, and the lines of their zeros on the floor, with WebGL. It draws when it is asked to. */
export class PlanesScene {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(30, 1, 0.1, 50);
  private readonly group = new Group();
  private readonly materials: Material[] = [];
  private width = 1;
  private height = 1;

  /** Throws an error if the browser has no WebGL. */
  constructor(readonly canvas: HTMLCanvasElement) {
    // colours are used as the style sheet writes them
    ColorManagement.enabled = false;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.setClearColor(0, 0);
    this.scene.add(this.group);
  }

  /** Replaces everything that is drawn. */
  setContent(content: SceneContent, colours: SceneColours): void {
    this.clear();
    this.addFloor(content, colours);
    for (const { ends, colour } of content.edges) {
      this.addLines(ends, colour);
    }
    content.surfaces.forEach((surface, neuron) =>
      this.addSurface(surface, content, colours, content.opacities[neuron]!),
    );
    for (const { from, to, colour, isChosen } of content.cuts) {
      this.addMesh(prismTriangles(from, to, isChosen ? CHOSEN_CUT / 2 : CUT / 2), colour);
    }
    for (const { foot, top, colour, balls } of content.posts) {
      this.addMesh(prismTriangles(foot, top, POST), colour);
      this.addMesh(ballTriangles(foot, BALL), colour);
      for (const ball of balls) {
        this.addMesh(ballTriangles(ball.place, BALL), ball.colour);
      }
    }
  }

  private addFloor({ floor, floorCuts, floorRegions, frame }: SceneContent, colours: SceneColours): void {
    this.addMesh(polygonTriangles(floor), colours.floor);
    for (const { corners, colour } of floorRegions) {
      this.addMesh(polygonTriangles(raised(corners, 0.002)), colour, 0.75);
    }
    for (const { from, to, colour, isChosen } of floorCuts) {
      this.addMesh(
        ribbonTriangles(...(raised([from, to], 0.006) as [Place, Place]), isChosen ? CHOSEN_CUT : CUT),
        colour,
      );
    }
    this.addLines(outline(floor), colours.rule);
    this.addLines(outline(frame), colours.rule);
    this.addLines(
      floor.flatMap((corner, i) => [corner, frame[i]!]),
      colours.rule,
    );
  }

  private addSurface(surface: Surface, { place }: SceneContent, colours: SceneColours, opacity: number): void {
    const geometry = new BufferGeometry();
    const positions = new Float32Array(surface.corners.length);
    for (let i = 0; i < positions.length; i += 3) {
      positions.set(place(surface.corners[i]!, surface.corners[i + 1]!, surface.corners[i + 2]!), i);
    }
    geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
    geometry.setAttribute('signal', new Float32BufferAttribute(surface.signals, 1));
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
      transparent: true,
      depthWrite: false,
      uniforms: {
        positive: { value: new Color(colours.positive) },
        negative: { value: new Color(colours.negative) },
        opacity: { value: opacity },
      },
    });
    geometry.computeBoundingSphere();
    this.add(new Mesh(geometry, material), material);
  }

  private addMesh(triangles: readonly number[], colour: string, opacity = 1): void {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(triangles, 3));
    const isOpaque = opacity === 1;
    const material = new MeshBasicMaterial({
      color: new Color(colour),
      side: DoubleSide,
      opacity,
      transparent: !isOpaque,
      depthWrite: isOpaque,
    });
    this.add(new Mesh(geometry, material), material);
  }

  private addLines(ends: readonly Place[], colour: string): void {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new Float32BufferAttribute(ends.flat(), 3));
    const material = new LineBasicMaterial({ color: new Color(colour) });
    this.add(new LineSegments(geometry, material), material);
  }

  private add(object: Mesh | LineSegments, material: Material): void {
    this.materials.push(material);
    this.group.add(object);
  }

  private clear(): void {
    for (const object of this.group.children) {
      (object as Mesh).geometry.dispose();
    }
    this.materials.splice(0).forEach((material) => material.dispose());
    this.group.clear();
  }

  /** Sets the size, CSS pixels. */
  setSize(width: number, height: number): void {
    [this.width, this.height] = [width, height];
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
  }

  /** Turns the camera around the middle of the box. */
  setCamera({ turn, lift, zoom }: PlanesCamera, middle: number): void {
    const distance = 6.2 / zoom;
    const [around, up] = [(turn * Math.PI) / 180, (lift * Math.PI) / 180];
    this.camera.position.set(
      distance * Math.cos(up) * Math.sin(around),
      middle + distance * Math.sin(up),
      distance * Math.cos(up) * Math.cos(around),
    );
    // seen from straight above, no direction is up but that away from the reader
    if (lift > 89) {
      this.camera.up.set(-Math.sin(around), 0, -Math.cos(around));
    } else {
      this.camera.up.set(0, 1, 0);
    }
    this.camera.lookAt(0, middle - SINK, 0);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  /** Draws once. */
  draw(): void {
    this.renderer.render(this.scene, this.camera);
  }

  /** Returns where a place is on the screen, CSS pixels from the upper left corner, and its distance. */
  project(place: Place): readonly [number, number, number] {
    const { x, y, z } = new Vector3(...place).project(this.camera);
    return [((x + 1) / 2) * this.width, ((1 - y) / 2) * this.height, z];
  }

  /** Frees what the graphics processor holds. */
  dispose(): void {
    this.clear();
    this.renderer.dispose();
  }
}

function outline(corners: readonly Place[]): readonly Place[] {
  return corners.flatMap((corner, i) => [corner, corners[(i + 1) % corners.length]!]);
}

function raised(places: readonly Place[], by: number): readonly Place[] {
  return places.map(([x, y, z]) => [x, y + by, z] as const);
}
