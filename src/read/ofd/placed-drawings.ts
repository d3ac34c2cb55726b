export type Attributes = Readonly<Record<string, string>>;

/** What takes the elements of drawings; `drawAt` = draw what follows within the object with these attributes, null on the page itself. */
interface Drawing {
  drawAt(attributes: Attributes | null): void;
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** What an annotation shows: the drawings of its appearance, placed by the boundary of that. */
export class NoteScan {
  readonly #scan: Drawing;
  #shown = true;
  #drawing = false;

  constructor(scan: Drawing) {
    this.#scan = scan;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'Annot') this.#shown = attributes.Visible !== 'false' && attributes.Type !== 'Link';
    else if (name === 'Appearance' && this.#shown) {
      this.#scan.drawAt({ Boundary: attributes.Boundary ?? '' });
      this.#drawing = true;
    } else if (this.#drawing) this.#scan.open(name, attributes);
  }

  text(text: string): void {
    if (this.#drawing) this.#scan.text(text);
  }

  close(name: string): void {
    if (name === 'Appearance' && this.#drawing) {
      this.#drawing = false;
      this.#scan.drawAt(null);
    } else if (this.#drawing) this.#scan.close(name);
  }
}

/** One drawing of a list of resources, placed on the page as an object. */
export class UnitScan {
  readonly #scan: Drawing;
  readonly #unit: string;
  readonly #place: Attributes;
  #drawing = false;

  constructor(scan: Drawing, unit: string, place: Attributes) {
    this.#scan = scan;
    this.#unit = unit;
    this.#place = place;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'CompositeGraphicUnit') {
      this.#drawing = attributes.ID === this.#unit;
      if (this.#drawing) this.#scan.drawAt(this.#place);
    } else if (this.#drawing) this.#scan.open(name, attributes);
  }

  text(text: string): void {
    if (this.#drawing) this.#scan.text(text);
  }

  close(name: string): void {
    if (name !== 'CompositeGraphicUnit') {
      if (this.#drawing) this.#scan.close(name);
      return;
    }
    if (this.#drawing) this.#scan.drawAt(null);
    this.#drawing = false;
  }
}
